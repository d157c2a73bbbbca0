package org.connectjakarta.benchmarks.core;

import com.google.protobuf.Message;
import org.connectjakarta.benchmarks.server.Echo;
import org.connectjakarta.benchmarks.v1.EchoServiceConnect;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;

/** One call that a server answers again and again, from memory to memory. */
final class RepeatedCall implements AutoCloseable {
    private final Form form;
    private final RpcServer server;
    private final MemoryExchange exchange;

    /** Serves the call for the first time, and looks at the answer. Parameters as of {@link WireCall#of}. */
    RepeatedCall(Form form, String codec, boolean gzip, String method, Message message) {
        this.form = form;
        Echo echo = new Echo();
        server =
                RpcServer.builder()
                        .service(EchoServiceConnect.binding(), call -> echo, ServerOptions.DEFAULT)
                        .build();
        exchange = new MemoryExchange(WireCall.of(form, codec, gzip, method, message));
        server.serve(exchange);
        Answers.check(form, exchange);
    }

    /** The length of the last answer. */
    int responseLength() {
        return exchange.responseLength();
    }

    /** Serves the call once more. */
    int serve() {
        server.serve(exchange.again());
        return exchange.responseLength();
    }

    @Override
    public void close() {
        Answers.check(form, exchange);
        server.close();
    }
}

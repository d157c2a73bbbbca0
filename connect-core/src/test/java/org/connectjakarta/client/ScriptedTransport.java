package org.connectjakarta.client;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.connectjakarta.http.ClientRequest;
import org.connectjakarta.http.ClientTransport;

/**
 * A transport whose server does what a test says, however wrong. Tells of responses on one thread of its own, so that an engine which
 * blocks it, or expects to be told on another one, is found out.
 */
final class ScriptedTransport implements ClientTransport {
    final List<ScriptedExchange> exchanges = new CopyOnWriteArrayList<>();
    volatile boolean closed;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread created = new Thread(task, "scripted-transport");
                        created.setDaemon(true);
                        return created;
                    });
    private final Consumer<ScriptedExchange> script;
    private boolean inline;
    private boolean fullDuplex = true;
    private boolean trailers = true;

    private ScriptedTransport(Consumer<ScriptedExchange> script) {
        this.script = script;
    }

    /** Runs the script with each exchange while it is started. */
    static ScriptedTransport of(Consumer<ScriptedExchange> script) {
        return new ScriptedTransport(script);
    }

    /** A server that never answers. */
    static ScriptedTransport silent() {
        return new ScriptedTransport(exchange -> {});
    }

    /** Tells what need not be asked for while an exchange is started, on the caller's thread. */
    ScriptedTransport inline() {
        inline = true;
        return this;
    }

    ScriptedTransport halfDuplex() {
        fullDuplex = false;
        return this;
    }

    ScriptedTransport withoutTrailers() {
        trailers = false;
        return this;
    }

    RpcClient client() {
        return client(ClientOptions.DEFAULT);
    }

    RpcClient client(ClientOptions options) {
        return RpcClient.builder(this).options(options).build();
    }

    /** The only exchange there was. */
    ScriptedExchange exchange() {
        if (exchanges.size() != 1) {
            throw new AssertionError("there were " + exchanges.size() + " exchanges");
        }
        return exchanges.get(0);
    }

    @Override
    public ClientExchange exchange(ClientRequest request, ClientListener listener) {
        return new ScriptedExchange(request, listener, thread, this::started);
    }

    private void started(ScriptedExchange exchange) {
        exchanges.add(exchange);
        if (closed) {
            exchange.inline(() -> exchange.failed(new IOException("closed")));
        } else if (inline) {
            exchange.inline(() -> script.accept(exchange));
        } else {
            script.accept(exchange);
        }
    }

    @Override
    public boolean isFullDuplex() {
        return fullDuplex;
    }

    @Override
    public boolean hasTrailers() {
        return trailers;
    }

    @Override
    public void close() {
        closed = true;
        exchanges.forEach(exchange -> exchange.failed(new IOException("closed")));
        thread.shutdown();
    }
}

package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.test.Word;

/** Notes what an interceptor is told. */
class Watcher implements Interceptor {
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<ConnectException> errors = new CopyOnWriteArrayList<>();
    volatile CallContext call;

    ServerOptions options() {
        return ServerOptions.DEFAULT.withInterceptors(List.of(this));
    }

    @Override
    public void start(CallContext call) {
        this.call = call;
        events.add("start " + call.procedure());
    }

    @Override
    public Message request(CallContext call, Message message) {
        events.add("request " + ((Word) message).getText());
        return message;
    }

    @Override
    public Message response(CallContext call, Message message) {
        events.add("response " + ((Word) message).getText());
        return message;
    }

    @Override
    public void end(CallContext call, ConnectException error) {
        events.add("end " + (error == null ? "ok" : error.code().wireName()));
        if (error != null) {
            errors.add(error);
        }
    }
}

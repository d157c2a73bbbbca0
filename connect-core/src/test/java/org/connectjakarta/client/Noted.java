package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.test.Word;

/** Notes what an interceptor of a client is told. */
class Noted implements Interceptor {
    final List<String> events = new CopyOnWriteArrayList<>();
    volatile CallContext call;
    volatile ConnectException error;

    ClientOptions options() {
        return ClientOptions.DEFAULT.withInterceptors(List.of(this));
    }

    @Override
    public void start(CallContext call) {
        this.call = call;
        events.add("start " + call.method().name() + " by " + call.protocol());
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
        this.error = error;
        events.add("end " + (error == null ? "ok" : error.code().wireName()));
    }
}

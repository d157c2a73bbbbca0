package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.cdi.CurrentCall;
import org.junit.jupiter.api.Test;

class CurrentCallTest {
    private static final List<String> EVENTS = new ArrayList<>();

    @ConnectService
    static class Echo implements EchoConnect {
        @Inject CurrentCall current;

        @Override
        public StringValue say(StringValue request) {
            CallContext call = current.get();
            call.onCancel(() -> EVENTS.add("over"));
            EVENTS.add(call.procedure());
            EVENTS.add(call.requestHeaders().get("x-name") + " " + (call == current.get()));
            if (request.getValue().isEmpty()) {
                throw new ConnectException(Code.INVALID_ARGUMENT, "empty");
            }
            return request;
        }
    }

    @Test
    void itIsTheServedOneAndItsActionsRunAtItsEnd() {
        EVENTS.clear();
        try (Deployment app = Deployment.of(Echo.class)) {
            Call.unary("/test.v1.Echo/Say", "a").header("x-name", "b").on(app.server());
            assertThat(EVENTS).containsExactly("/test.v1.Echo/Say", "b true", "over");
        }
    }

    @Test
    void itsActionsRunWhenItFailsToo() {
        EVENTS.clear();
        try (Deployment app = Deployment.of(Echo.class)) {
            assertThat(Call.say(app.server(), "").status()).isEqualTo(400);
            assertThat(EVENTS).endsWith("over").hasSize(3);
        }
    }

    @Test
    void thereIsNoneOutsideOfCalls() {
        try (Deployment app = Deployment.of(Echo.class)) {
            CurrentCall current = app.select(CurrentCall.class);
            assertThat(current.get()).isNull();
            Call.say(app.server(), "a");
            assertThat(current.get()).isNull();
        }
    }
}

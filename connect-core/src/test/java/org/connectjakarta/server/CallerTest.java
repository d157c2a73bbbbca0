package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.CallContext;
import org.connectjakarta.Caller;
import org.connectjakarta.Interceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who calls, as a service sees it. */
class CallerTest {
    private static final Caller ANN = Caller.of("ann", "admin");

    private final List<String> seen = new ArrayList<>();

    private RpcServer server(Interceptor... interceptors) {
        return Servers.of(
                call ->
                        Servers.say(
                                word -> {
                                    seen.add(description(call));
                                    return word;
                                }),
                ServerOptions.DEFAULT.withInterceptors(List.of(interceptors)));
    }

    private static String description(CallContext call) {
        return call.principal().map(Principal::getName).orElse("nobody")
                + (call.isUserInRole("admin") ? " admin" : "")
                + (call.isUserInRole("user") ? " user" : "");
    }

    private void call(Wire wire, Caller caller, Interceptor... interceptors) {
        WireCall call = WireCall.of(wire, Words.SAY).send("a");
        call.answer(call.request().by(caller).servedBy(server(interceptors))).ok();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void isWhomTheContainerKnows(Wire wire) {
        call(wire, ANN);
        call(wire, null);

        assertThat(seen).containsExactly("ann admin", "nobody");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void isWhomAnInterceptorKnowsInPlaceOfTheContainers(Wire wire) {
        Interceptor authenticating =
                new Interceptor() {
                    @Override
                    public void start(CallContext call) {
                        call.put(Caller.class, Caller.of("bob", "user"));
                    }
                };

        call(wire, ANN, authenticating);
        call(wire, null, authenticating);

        assertThat(seen).containsExactly("bob user", "bob user");
    }

    @Test
    void hasTheRoleThatEveryCallerHas() {
        assertThat(Caller.of("ann").isInRole("**")).isTrue();
        assertThat(Caller.of("ann").isInRole("*")).isFalse();
        assertThat(Caller.of("ann").principal())
                .hasToString("ann")
                .isEqualTo(Caller.of("ann").principal());
    }
}

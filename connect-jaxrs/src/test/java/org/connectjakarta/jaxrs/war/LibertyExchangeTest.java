package org.connectjakarta.jaxrs.war;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LibertyExchangeTest {
    private final List<String> calls = new ArrayList<>();
    private @Nullable Principal known;
    private @Nullable String credentials;

    private static <T> T stub(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private Object request(Object proxy, java.lang.reflect.Method method, Object[] arguments)
            throws Exception {
        switch (method.getName()) {
            case "getUserPrincipal":
                return known;
            case "getHeader":
                return credentials;
            case "isUserInRole":
                return known != null;
            case "authenticate":
                calls.add("authenticate");
                if (credentials.endsWith("good")) {
                    known = () -> "ann";
                } else {
                    ((HttpServletResponse) arguments[0]).setHeader("www-authenticate", "Bearer");
                    ((HttpServletResponse) arguments[0]).sendError(401);
                }
                return known != null;
            default:
                return null;
        }
    }

    private LibertyExchange exchange() {
        return new LibertyExchange(
                RpcServer.builder().build(),
                stub(HttpServletRequest.class, this::request),
                stub(
                        HttpServletResponse.class,
                        (proxy, method, arguments) -> calls.add(method.getName())));
    }

    @Test
    void aTokenIsLookedAtWhenSomebodyWantsToKnowWhoCalls() {
        credentials = "Bearer good";
        LibertyExchange exchange = exchange();
        assertThat(calls).isEmpty();
        assertThat(exchange.isUserInRole("admin")).isTrue();
        assertThat(exchange.principal().getName()).isEqualTo("ann");
        assertThat(calls).containsExactly("authenticate");
    }

    @Test
    void aTokenThatIsNotGoodIsLookedAtOnceAndAnswersNothing() {
        credentials = "Bearer bad";
        LibertyExchange exchange = exchange();
        assertThat(exchange.principal()).isNull();
        assertThat(exchange.isUserInRole("admin")).isFalse();
        assertThat(calls).containsExactly("authenticate");
    }

    @Test
    void aPasswordIsNotTriedASecondTime() {
        credentials = "Basic good";
        assertThat(exchange().principal()).isNull();
        credentials = null;
        assertThat(exchange().principal()).isNull();
        assertThat(calls).isEmpty();
    }
}

package org.connectjakarta.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.HttpVersion;
import org.junit.jupiter.api.Test;

/** What the pipe does with what the servlet API gives; connect-embedded tests it in a container. */
class ServletExchangeTest {
    private final Map<String, Object> answers = new HashMap<>();
    private final List<Object> listeners = new ArrayList<>();
    private final List<Supplier<Map<String, String>>> trailers = new ArrayList<>();

    /** An object whose methods answer what was put under their names. */
    private <T> T stub(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "addListener" -> listeners.add(arguments[0]) ? null : null;
                                    case "setTrailerFields" -> {
                                        @SuppressWarnings("unchecked")
                                        Supplier<Map<String, String>> fields =
                                                (Supplier<Map<String, String>>) arguments[0];
                                        trailers.add(fields);
                                        yield null;
                                    }
                                    case "getAttribute" -> answers.get("attribute " + arguments[0]);
                                    case "setAttribute" ->
                                            answers.put("attribute " + arguments[0], arguments[1])
                                                            == null
                                                    ? null
                                                    : null;
                                    default -> answers.get(method.getName());
                                }));
    }

    private ServletExchange exchange() {
        return new ServletExchange(stub(HttpServletRequest.class), stub(HttpServletResponse.class));
    }

    @Test
    void theCallerIsTheContainers() {
        Principal ann = () -> "ann";
        answers.put("getUserPrincipal", ann);
        answers.put("isUserInRole", true);
        assertThat(exchange().principal()).isSameAs(ann);
        assertThat(exchange().isUserInRole("admin")).isTrue();
    }

    @Test
    void aStrangerHasNoPrincipal() {
        assertThat(exchange().principal()).isNull();
    }

    @Test
    void takesTheContextRootOffThePath() {
        answers.putAll(Map.of("getRequestURI", "/root/pkg.Service/%41", "getContextPath", "/root"));
        assertThat(exchange().path()).isEqualTo("/pkg.Service/%41");
        answers.put("getContextPath", "");
        assertThat(exchange().path()).isEqualTo("/root/pkg.Service/%41");
    }

    @Test
    void knowsTheVersionOfHttp() {
        answers.put("getProtocol", "HTTP/1.1");
        assertThat(exchange().version()).isEqualTo(HttpVersion.HTTP_1);
        answers.put("getProtocol", "HTTP/2.0");
        assertThat(exchange().version()).isEqualTo(HttpVersion.HTTP_2);
    }

    @Test
    void showsAddressesWithoutBrackets() {
        answers.putAll(Map.of("getRemoteAddr", "[::1]", "getRemotePort", 5));
        assertThat(exchange().peer()).isEqualTo(new Peer("::1", 5, List.of()));
    }

    @Test
    void asksForTrailersOnce() {
        AtomicInteger asked = new AtomicInteger();
        exchange()
                .trailers(
                        () -> {
                            asked.incrementAndGet();
                            return Headers.create().add("a", "1").add("b", "2").add("a", "3");
                        });
        Supplier<Map<String, String>> fields = trailers.get(0);
        assertThat(asked).hasValue(0);
        assertThat(fields.get()).isEqualTo(Map.of("a", "1,3", "b", "2")).isSameAs(fields.get());
        assertThat(asked).hasValue(1);
    }

    @Test
    void hearsOfTheClientsEndInAsynchronousModeOnly() throws IOException {
        AtomicInteger gone = new AtomicInteger();
        answers.put("isAsyncStarted", false);
        exchange().onDisconnect(gone::incrementAndGet);
        assertThat(listeners).isEmpty();
        answers.putAll(Map.of("isAsyncStarted", true, "getAsyncContext", stub(AsyncContext.class)));
        exchange().onDisconnect(gone::incrementAndGet);
        AsyncListener listener = (AsyncListener) listeners.get(0);
        listener.onComplete(new AsyncEvent(stub(AsyncContext.class)));
        assertThat(gone).hasValue(0);
        listener.onError(new AsyncEvent(stub(AsyncContext.class)));
        assertThat(gone).hasValue(1);
    }

    @Test
    void failsAfterAnAbort() throws IOException {
        ServletExchange exchange = exchange();
        exchange.finish();
        IllegalStateException cause = new IllegalStateException("broken");
        exchange.abort(cause);
        assertThatExceptionOfType(IOException.class).isThrownBy(exchange::finish).withCause(cause);
    }

    @Test
    void isFoundByTheResource() {
        HttpServletRequest request = stub(HttpServletRequest.class);
        List<Object> served = new ArrayList<>();
        ConnectResource resource = new ConnectResource(served::add);
        assertThatIllegalStateException()
                .isThrownBy(() -> resource.post(request))
                .withMessageContaining("no exchange is attached");
        ServletExchange exchange = new ServletExchange(request, stub(HttpServletResponse.class));
        exchange.attach();
        resource.post(request);
        assertThat(served).containsExactly(exchange);
    }
}

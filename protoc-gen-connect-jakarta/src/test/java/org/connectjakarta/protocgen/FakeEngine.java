package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.smallrye.mutiny.Multi;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Response;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;

/** A client's engine that answers every call with the default message, and remembers what it was asked. */
final class FakeEngine implements InvocationHandler {
    private final List<String> calls = new ArrayList<>();

    /** Calls every method of the client of one flavour, which has its methods' names by procedure. */
    static void check(Class<?> type, List<MethodSpec<?, ?>> specs, Map<String, String> javaNames)
            throws ReflectiveOperationException {
        FakeEngine engine = new FakeEngine();
        RpcClient rpc = Answers.implement(RpcClient.class, engine);
        Method factory = type.getMethod("client", RpcClient.class);
        Object client = factory.invoke(null, rpc);
        for (MethodSpec<?, ?> spec : specs) {
            List<String> expected = new ArrayList<>();
            for (Method method : factory.getReturnType().getMethods()) {
                if (method.getName().equals(javaNames.get(spec.procedure()))
                        && !Modifier.isStatic(method.getModifiers())) {
                    assertAnswer(method.invoke(client, arguments(method, spec)), spec);
                    expected.addAll(expectedCalls(method, spec));
                }
            }
            assertThat(engine.calls).isEqualTo(expected).isNotEmpty();
            engine.calls.clear();
        }
    }

    private static Object[] arguments(Method method, MethodSpec<?, ?> spec) {
        return Arrays.stream(method.getParameterTypes())
                .map(
                        parameter ->
                                parameter == CallOptions.class
                                        ? CallOptions.none().withHeader("x-test", "1")
                                        : Answers.in(parameter, spec.requestPrototype()))
                .toArray();
    }

    private static void assertAnswer(Object returned, MethodSpec<?, ?> spec) {
        if (returned instanceof Response<?> response) {
            assertThat(response.message()).isEqualTo(spec.responsePrototype());
        } else if (!(returned instanceof StreamCall)) {
            assertThat(Answers.of(returned)).isEqualTo(List.of(spec.responsePrototype()));
        }
    }

    /** What a client's method should ask of its engine. */
    private static List<String> expectedCalls(Method method, MethodSpec<?, ?> spec) {
        StreamType shape = spec.streamType();
        if (List.of(method.getParameterTypes()).contains(CallOptions.class)) {
            return switch (shape) {
                case UNARY -> List.of("unary " + spec + " with x-test");
                case SERVER_STREAM ->
                        List.of("stream " + spec + " with x-test", "send", "closeSend");
                default -> List.of("stream " + spec + " with x-test");
            };
        }
        String name =
                switch (shape) {
                    case UNARY -> "Unary ";
                    case SERVER_STREAM -> "ServerStream ";
                    case CLIENT_STREAM -> "ClientStream ";
                    case BIDI -> "Bidi ";
                };
        return List.of(
                (isBlocking(method)
                                ? Character.toLowerCase(name.charAt(0)) + name.substring(1)
                                : "async" + name)
                        + spec);
    }

    private static boolean isBlocking(Method method) {
        Class<?> type = method.getReturnType();
        return type == Stream.class || Message.class.isAssignableFrom(type);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        MethodSpec<?, ?> spec = (MethodSpec<?, ?>) arguments[0];
        String options = "";
        if (arguments[arguments.length - 1] instanceof CallOptions given) {
            options = given.headers().contains("x-test") ? " with x-test" : "";
        }
        calls.add(method.getName() + " " + spec + options);
        if (arguments[1] instanceof Stream || arguments[1] instanceof Flow.Publisher) {
            assertThat(Answers.of(arguments[1])).isEqualTo(List.of(spec.requestPrototype()));
        } else if (!method.getName().equals("stream")) {
            assertThat(arguments[1]).isEqualTo(spec.requestPrototype());
        }
        return answer(method, spec);
    }

    private Object answer(Method method, MethodSpec<?, ?> spec) {
        Object message = spec.responsePrototype();
        return switch (method.getName()) {
            case "unary" -> new Response<>(message, Headers.metadata(), Headers.metadata());
            case "stream" ->
                    Answers.implement(
                            StreamCall.class,
                            (proxy, called, given) -> {
                                calls.add(called.getName());
                                return null;
                            });
            case "asyncServerStream", "asyncBidi" -> Multi.createFrom().item(message);
            default -> Answers.in(method.getReturnType(), message);
        };
    }
}

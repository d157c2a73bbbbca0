package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.server.BoundMethod;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.ServiceBinding;

/** Runs the code of one flavour of a generated service: the constants, the binding in a server, the client over a fake engine. */
final class ServiceCheck {
    private final Class<?> type;
    private final ServiceBinding<?> binding;

    private ServiceCheck(Class<?> type) throws ReflectiveOperationException {
        this.type = type;
        this.binding = (ServiceBinding<?>) type.getMethod("binding").invoke(null);
    }

    /** Checks every flavour that is nested in the blocking one. */
    static void all(Class<?> blocking) throws ReflectiveOperationException {
        new ServiceCheck(blocking).check(nested(blocking, "Spec"));
        for (Class<?> nested : blocking.getDeclaredClasses()) {
            if (nested.isAnnotationPresent(GeneratedService.class)) {
                new ServiceCheck(nested).check(nested(blocking, "Spec"));
            }
        }
    }

    private static Class<?> nested(Class<?> type, String name) throws ClassNotFoundException {
        return Class.forName(type.getName() + "$" + name, true, type.getClassLoader());
    }

    private void check(Class<?> spec) throws ReflectiveOperationException {
        String service = type.getAnnotation(GeneratedService.class).value();
        assertThat(binding.type()).isEqualTo(type);
        assertThat(binding.spec().name()).isEqualTo(service);
        assertThat(binding.methods())
                .extracting(method -> method.spec().descriptor())
                .isEqualTo(List.copyOf(binding.spec().descriptor().getMethods()));
        assertThat(binding).isSameAs(type.getMethod("binding").invoke(null));
        checkConstants(spec);
        checkUnimplemented(type);
        FakeEngine.check(type, binding, checkImplemented(type));
    }

    private void checkConstants(Class<?> spec) throws ReflectiveOperationException {
        List<Object> constants = new ArrayList<>();
        for (var field : spec.getFields()) {
            assertThat(field.getName()).isEqualTo(field.getName().toUpperCase(Locale.ROOT));
            constants.add(field.get(null));
        }
        List<Object> expected = new ArrayList<>();
        expected.add(binding.spec());
        binding.methods().forEach(method -> expected.add(method.spec()));
        assertThat(constants).containsExactlyElementsOf(expected);
        assertThat(constants.get(0)).isInstanceOf(ServiceSpec.class);
        for (BoundMethod<?, ?, ?> method : binding.methods()) {
            assertThat(method.spec().requestPrototype().getDescriptorForType())
                    .isEqualTo(method.spec().descriptor().getInputType());
            assertThat(method.spec().responsePrototype().getDescriptorForType())
                    .isEqualTo(method.spec().descriptor().getOutputType());
        }
    }

    private <S> void checkUnimplemented(Class<S> type) {
        try (RpcServer server = server(type, InvocationHandler::invokeDefault)) {
            for (BoundMethod<?, ?, ?> method : binding.methods()) {
                GrpcExchange exchange = new GrpcExchange(method.spec().procedure());
                server.serve(exchange);
                assertThat(exchange.status()).as(method.spec().procedure()).isEqualTo("12");
                assertThat(exchange.message())
                        .isEqualTo(
                                binding.spec().name()
                                        + "."
                                        + method.spec().name()
                                        + " is not implemented");
            }
        }
    }

    /** Each procedure calls one Java method of its own, and its answer arrives. Returns the methods' names by procedure. */
    private <S> Map<String, String> checkImplemented(Class<S> type) {
        Map<String, String> called = new HashMap<>();
        for (BoundMethod<?, ?, ?> method : binding.methods()) {
            MethodSpec<?, ?> spec = method.spec();
            List<Method> calls = new ArrayList<>();
            InvocationHandler service =
                    (proxy, javaMethod, arguments) -> {
                        calls.add(javaMethod);
                        Object request = arguments[0];
                        assertThat(Answers.of(request)).isEqualTo(List.of(spec.requestPrototype()));
                        return Answers.in(javaMethod.getReturnType(), spec.responsePrototype());
                    };
            try (RpcServer server = server(type, service)) {
                GrpcExchange exchange = new GrpcExchange(spec.procedure());
                server.serve(exchange);
                assertThat(exchange.status()).as(exchange.message()).isEqualTo("0");
                assertThat(exchange.length()).as("one empty message").isEqualTo(5);
            }
            assertThat(calls).hasSize(1);
            called.put(spec.procedure(), calls.get(0).getName());
            assertThat(plain(calls.get(0).getName())).isEqualTo(plain(spec.name()));
            assertThat(calls.get(0).isDefault()).isTrue();
        }
        assertThat(called.values())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                                .map(Method::getName)
                                .toList());
        return called;
    }

    /** A name without what differs between protobuf and Java. */
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked")
    private <S> RpcServer server(Class<S> type, InvocationHandler handler) {
        S service = Answers.implement(type, handler);
        return RpcServer.builder()
                .service((ServiceBinding<S>) binding, call -> service, ServerOptions.DEFAULT)
                .build();
    }
}

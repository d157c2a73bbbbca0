package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Flow;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.ServiceBinding;

/** Runs the code of one flavour of a generated service: the constants, the binding in a server, the client over a fake engine. */
final class ServiceCheck<S> {
    private final Class<S> type;
    private final ServiceBinding<S> binding;

    @SuppressWarnings("unchecked")
    private ServiceCheck(Class<S> type) throws ReflectiveOperationException {
        this.type = type;
        this.binding = (ServiceBinding<S>) type.getMethod("binding").invoke(null);
    }

    /** Checks every flavour that is nested in the blocking one. */
    static void all(Class<?> blocking) throws ReflectiveOperationException {
        new ServiceCheck<>(blocking).check(nested(blocking, "Spec"));
        for (Class<?> nested : blocking.getDeclaredClasses()) {
            if (nested.isAnnotationPresent(GeneratedService.class)) {
                new ServiceCheck<>(nested).check(nested(blocking, "Spec"));
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
        assertThat(specs())
                .extracting(MethodSpec::descriptor)
                .isEqualTo(List.copyOf(binding.spec().descriptor().getMethods()));
        assertThat(binding).isSameAs(type.getMethod("binding").invoke(null));
        checkConstants(spec);
        checkUnimplemented();
        FakeEngine.check(type, specs(), checkImplemented());
    }

    private void checkConstants(Class<?> spec) throws ReflectiveOperationException {
        List<Object> constants = new ArrayList<>();
        for (var field : spec.getFields()) {
            assertThat(field.getName()).isEqualTo(field.getName().toUpperCase(Locale.ROOT));
            constants.add(field.get(null));
        }
        List<Object> expected = new ArrayList<>();
        expected.add(binding.spec());
        expected.addAll(specs());
        assertThat(constants).containsExactlyElementsOf(expected);
        for (MethodSpec<?, ?> method : specs()) {
            assertThat(method.requestPrototype().getDescriptorForType())
                    .isEqualTo(method.descriptor().getInputType());
            assertThat(method.responsePrototype().getDescriptorForType())
                    .isEqualTo(method.descriptor().getOutputType());
        }
    }

    private void checkUnimplemented() {
        try (RpcServer server = server(InvocationHandler::invokeDefault)) {
            for (MethodSpec<?, ?> method : specs()) {
                GrpcExchange exchange = new GrpcExchange(method.procedure());
                server.serve(exchange);
                assertThat(exchange.status()).as(exchange.message()).isEqualTo("12");
                assertThat(exchange.message())
                        .isEqualTo(
                                "%s.%s is not implemented", binding.spec().name(), method.name());
            }
        }
    }

    /** Each procedure calls one Java method of its own, and its answer arrives. Returns the methods' names by procedure. */
    private Map<String, String> checkImplemented() {
        Map<String, String> javaNames = new HashMap<>();
        Implementation implementation = new Implementation();
        try (RpcServer server = server(implementation)) {
            for (MethodSpec<?, ?> method : specs()) {
                implementation.expect(method);
                GrpcExchange exchange = new GrpcExchange(method.procedure());
                server.serve(exchange);
                assertThat(exchange.status()).as(exchange.message()).isEqualTo("0");
                assertThat(exchange.length()).as("one empty message").isEqualTo(5);
                String javaName = implementation.called();
                assertThat(plain(javaName)).isEqualTo(plain(method.name()));
                javaNames.put(method.procedure(), javaName);
            }
        }
        assertThat(javaNames.values())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(Method::isDefault)
                                .map(Method::getName)
                                .toList());
        return javaNames;
    }

    /** Answers one method with the default response, and remembers by which name it was called. */
    private static final class Implementation implements InvocationHandler {
        private final List<String> calls = new ArrayList<>();
        private MethodSpec<?, ?> expected;

        void expect(MethodSpec<?, ?> method) {
            calls.clear();
            expected = method;
        }

        String called() {
            assertThat(calls).hasSize(1);
            return calls.get(0);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            calls.add(method.getName());
            if (arguments[0] instanceof Flow.Publisher<?> requests) {
                // An asynchronous method does not wait: its requests are read once it has returned.
                Uni<?> response =
                        Multi.createFrom().publisher(requests).collect().asList().map(this::answer);
                return Answers.later(method.getReturnType(), response);
            }
            return Answers.in(method.getReturnType(), answer(Answers.of(arguments[0])));
        }

        private Object answer(List<?> requests) {
            assertThat(requests).isEqualTo(List.of(expected.requestPrototype()));
            return expected.responsePrototype();
        }
    }

    /** A name without what differs between protobuf and Java. */
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private List<MethodSpec<?, ?>> specs() {
        List<MethodSpec<?, ?>> specs = new ArrayList<>();
        binding.methods().forEach(method -> specs.add(method.spec()));
        return specs;
    }

    private RpcServer server(InvocationHandler handler) {
        S service = Answers.implement(type, handler);
        return RpcServer.builder().service(binding, call -> service, ServerOptions.DEFAULT).build();
    }
}

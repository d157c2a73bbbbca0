package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.StringValue;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.server.RpcServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call is the same in every protocol, for every kind of method, and in both flavours. */
class AccessTest {

    @ConnectService
    @RolesAllowed("admin")
    static class Blocking implements GuardedConnect {
        @Inject CallContext call;

        @Override
        public StringValue say(StringValue request) {
            return greeting(call);
        }

        @Override
        public Stream<StringValue> repeat(StringValue request) {
            return Stream.of(greeting(call));
        }

        @Override
        public StringValue join_(Stream<StringValue> requests) {
            return greeting(call);
        }

        @Override
        public Stream<StringValue> talk(Stream<StringValue> requests) {
            return requests.map(request -> greeting(call));
        }
    }

    @ConnectService
    @RolesAllowed("admin")
    static class Async implements GuardedConnect.Async {
        @Inject CallContext call;

        @Override
        public CompletionStage<StringValue> say(StringValue request) {
            return CompletableFuture.completedFuture(greeting(call));
        }

        @Override
        public Flow.Publisher<StringValue> repeat(StringValue request) {
            return one(greeting(call));
        }

        @Override
        public CompletionStage<StringValue> join_(Flow.Publisher<StringValue> requests) {
            return CompletableFuture.completedFuture(greeting(call));
        }

        @Override
        public Flow.Publisher<StringValue> talk(Flow.Publisher<StringValue> requests) {
            return one(greeting(call));
        }

        private static Flow.Publisher<StringValue> one(StringValue message) {
            SubmissionPublisher<StringValue> publisher = new SubmissionPublisher<>();
            return subscriber -> {
                publisher.subscribe(subscriber);
                publisher.submit(message);
                publisher.close();
            };
        }
    }

    private static StringValue greeting(CallContext call) {
        String name = call.principal().map(Principal::getName).orElse("stranger");
        return StringValue.of(
                name
                        + (call.isUserInRole("admin") ? " admin" : "")
                        + (call.isUserInRole("x") ? "?" : ""));
    }

    @ConnectService
    @Dependent
    static class Counted implements EchoConnect {
        static int created;

        Counted() {
            created++;
        }

        @Override
        @RolesAllowed("admin")
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @ConnectService
    static class Levels implements GuardedConnect {
        @Override
        @RolesAllowed("**")
        public StringValue say(StringValue request) {
            return request;
        }

        @Override
        @DenyAll
        public Stream<StringValue> repeat(StringValue request) {
            return Stream.of(request);
        }

        @Override
        @RolesAllowed({"admin", "boss"})
        public StringValue join_(Stream<StringValue> requests) {
            return StringValue.of("joined");
        }

        @Override
        @PermitAll
        public Stream<StringValue> talk(Stream<StringValue> requests) {
            return requests;
        }
    }

    @ApplicationScoped
    @Priority(2)
    static class Log implements Interceptor {
        static final List<String> EVENTS = new ArrayList<>();

        @Override
        public void end(CallContext call, ConnectException error) {
            EVENTS.add(
                    call.principal().map(Principal::getName).orElse("stranger")
                            + " "
                            + (error == null ? "ok" : error.code().wireName()));
        }
    }

    static Stream<Arguments> calls() {
        return Stream.of(Blocking.class, Async.class)
                .flatMap(
                        flavour ->
                                Arrays.stream(Protocol.values())
                                        .flatMap(
                                                protocol ->
                                                        Stream.of(
                                                                        GuardedConnect.SAY,
                                                                        GuardedConnect.REPEAT,
                                                                        GuardedConnect.JOIN,
                                                                        GuardedConnect.TALK)
                                                                .map(
                                                                        method ->
                                                                                arguments(
                                                                                        flavour,
                                                                                        protocol,
                                                                                        method))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void whoHasTheRoleMayCall(
            Class<?> service, Protocol protocol, MethodSpec<StringValue, StringValue> method) {
        try (Deployment app = Deployment.of(service, Visitor.Doorman.class)) {
            RpcServer server = app.server();
            assertThat(Visitor.ADMIN.call(server, protocol, method)).isEqualTo("ann admin");
            assertThat(Visitor.USER.call(server, protocol, method)).isEqualTo("permission_denied");
            assertThat(Visitor.STRANGER.call(server, protocol, method))
                    .isEqualTo("unauthenticated");
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void aDoorThatKnowsNobodyLetsNobodyIn(
            Class<?> service, Protocol protocol, MethodSpec<StringValue, StringValue> method) {
        try (Deployment app = Deployment.of(service)) {
            assertThat(Visitor.ADMIN.call(app.server(), protocol, method))
                    .isEqualTo("unauthenticated");
        }
    }

    @Test
    void eachMethodCanHaveItsOwnRule() {
        try (Deployment app = Deployment.of(Levels.class, Visitor.Doorman.class)) {
            assertThat(answers(app.server(), Visitor.STRANGER))
                    .containsExactly(
                            "unauthenticated", "unauthenticated", "unauthenticated", "hello");
            assertThat(answers(app.server(), Visitor.USER))
                    .containsExactly("hello", "permission_denied", "permission_denied", "hello");
            assertThat(answers(app.server(), Visitor.ADMIN))
                    .containsExactly("hello", "permission_denied", "joined", "hello");
        }
    }

    private static List<String> answers(RpcServer server, Visitor visitor) {
        return Stream.of(
                        GuardedConnect.SAY,
                        GuardedConnect.REPEAT,
                        GuardedConnect.JOIN,
                        GuardedConnect.TALK)
                .map(method -> visitor.call(server, method))
                .toList();
    }

    @Test
    void refusesBeforeTheServiceIsCreatedAndBeforeAMessageIsRead() {
        try (Deployment app = Deployment.of(Counted.class, Visitor.Doorman.class)) {
            Counted.created = 0;
            Call call = Call.unary("/test.v1.Echo/Say", "hello").on(app.server());
            assertThat(call.status()).isEqualTo(401);
            assertThat(call.bodyWasAskedFor()).isFalse();
            assertThat(Counted.created).isZero();

            assertThat(Visitor.ADMIN.call(app.server(), EchoConnect.SAY)).isEqualTo("hello");
            assertThat(Counted.created).isEqualTo(1);
        }
    }

    @Test
    void interceptorsSeeWhoWasRefused() {
        try (Deployment app = Deployment.of(Counted.class, Visitor.Doorman.class, Log.class)) {
            Log.EVENTS.clear();
            Visitor.USER.call(app.server(), EchoConnect.SAY);
            Visitor.ADMIN.call(app.server(), EchoConnect.SAY);
            assertThat(Log.EVENTS).containsExactly("bob permission_denied", "ann ok");
        }
    }

    @Test
    void theAnswerDoesNotSayWhichRoleIsNeeded() {
        try (Deployment app = Deployment.of(Counted.class, Visitor.Doorman.class)) {
            String body =
                    Call.unary("/test.v1.Echo/Say", "hello")
                            .header("x-name", "bob")
                            .header("x-roles", "user")
                            .on(app.server())
                            .body();
            assertThat(body).contains("permission_denied").doesNotContain("admin");
        }
    }
}

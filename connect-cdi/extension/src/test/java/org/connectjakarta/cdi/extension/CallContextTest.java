package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.server.RpcServer;
import org.junit.jupiter.api.Test;

class CallContextTest {

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Traced {}

    @Traced
    @jakarta.interceptor.Interceptor
    @Priority(1)
    static class Tracing {
        @Inject CallContext call;

        @AroundInvoke
        Object trace(InvocationContext invocation) throws Exception {
            call.responseHeaders().add("x-trace", "around " + call.procedure());
            return invocation.proceed();
        }
    }

    @Decorator
    @Priority(1)
    abstract static class Decorating implements EchoConnect {
        @Inject @Delegate @Any EchoConnect delegate;
        @Inject CallContext call;

        @Override
        public StringValue say(StringValue request) {
            call.responseHeaders().add("x-trace", "decorator " + call.protocol());
            return delegate.say(request);
        }
    }

    @ApplicationScoped
    @Priority(1)
    static class Tenant implements Interceptor {
        @Inject CallContext injected;

        @Override
        public void start(CallContext call) {
            if (injected.requestHeaders().contains("x-refuse")) {
                throw new ConnectException(Code.UNAUTHENTICATED, "who is it?");
            }
            injected.put(String.class, "tenant");
        }

        @Override
        public void end(CallContext call, ConnectException error) {
            injected.responseTrailers().add("x-end", "end of " + injected.procedure());
        }
    }

    @Traced
    @ConnectService
    static class Echo implements EchoConnect {
        @Inject CallContext call;

        @Override
        public StringValue say(StringValue request) {
            call.responseHeaders().add("x-trace", "service " + call.httpMethod());
            return StringValue.of(
                    String.join(
                            " ",
                            call.procedure(),
                            call.requestHeaders().get("x-name"),
                            call.get(String.class).orElse("nobody"),
                            String.valueOf(call.isCancelled()),
                            String.valueOf(call.timeRemaining().isPresent())));
        }
    }

    /** Answers by another call on the same thread. */
    @ConnectService
    static class Nesting implements OtherConnect {
        @Inject CallContext call;
        @Inject Instance<RpcServer> server;

        @Override
        public StringValue say(StringValue request) {
            String before = call.procedure();
            Call.unary("/test.v1.Echo/Say", "").header("x-name", "inner").on(server.get()).text();
            return StringValue.of(before + " " + call.procedure());
        }
    }

    /** A request without a call, as a servlet's. */
    @ApplicationScoped
    static class Request {
        @Inject CallContext call;

        @ActivateRequestContext
        String procedure() {
            return call.procedure();
        }

        @ActivateRequestContext
        String callThenProcedure(RpcServer server) {
            Call.unary("/test.v1.Echo/Say", "").header("x-name", "one").on(server).text();
            return call.procedure();
        }

        @ActivateRequestContext
        String refusedThenProcedure(RpcServer server) {
            Call.unary("/test.v1.Echo/Say", "").header("x-refuse", "yes").on(server);
            return call.procedure();
        }
    }

    @Test
    void isInjectedIntoServiceInterceptorsAndDecorators() {
        try (Deployment app =
                Deployment.of(Echo.class, Tracing.class, Decorating.class, Tenant.class)) {
            Call call =
                    Call.unary("/test.v1.Echo/Say", "")
                            .header("x-name", "me")
                            .header("connect-timeout-ms", "60000");
            assertThat(call.on(app.server()).text())
                    .isEqualTo("/test.v1.Echo/Say me tenant false true");
            assertThat(call.responseHeaders().getAll("x-trace"))
                    .containsExactly(
                            "around /test.v1.Echo/Say", "decorator connect", "service POST");
            assertThat(call.responseHeaders().get("trailer-x-end"))
                    .isEqualTo("end of /test.v1.Echo/Say");
        }
    }

    @Test
    void callInsideACallDoesNotReplaceIt() {
        try (Deployment app = Deployment.of(Echo.class, Nesting.class, Tracing.class)) {
            assertThat(Call.unary("/test.v1.Other/Say", "").on(app.server()).text())
                    .isEqualTo("/test.v1.Other/Say /test.v1.Other/Say");
        }
    }

    @Test
    void outsideARequestItSaysSo() {
        try (Deployment app = Deployment.of(Echo.class, Tracing.class)) {
            CallContext call = app.select(CallContext.class);
            assertThatThrownBy(call::procedure).isInstanceOf(ContextNotActiveException.class);
            Call.unary("/test.v1.Echo/Say", "").header("x-name", "me").on(app.server()).text();
            assertThatThrownBy(call::procedure).isInstanceOf(ContextNotActiveException.class);
        }
    }

    @Test
    void inARequestWithoutACallItSaysSo() {
        try (Deployment app =
                Deployment.of(Echo.class, Tracing.class, Tenant.class, Request.class)) {
            Request request = app.select(Request.class);
            RpcServer server = app.server();
            assertThatThrownBy(request::procedure)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("carries no Connect call");
            assertThatThrownBy(() -> request.callThenProcedure(server))
                    .hasMessageContaining("carries no Connect call");
            assertThatThrownBy(() -> request.refusedThenProcedure(server))
                    .hasMessageContaining("carries no Connect call");
        }
    }

    @Test
    void callThatAnInterceptorRefusesLeavesNothingOnItsThread() {
        try (Deployment app = Deployment.of(Echo.class, Tracing.class, Tenant.class)) {
            Call call =
                    Call.unary("/test.v1.Echo/Say", "").header("x-refuse", "yes").on(app.server());
            assertThat(call.status()).isEqualTo(401);
            assertThatThrownBy(app.select(CallContext.class)::procedure)
                    .isInstanceOf(ContextNotActiveException.class);
        }
    }
}

package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpResponse;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InterceptorTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Http.class,
                                                    Watched.class,
                                                    Noted.class,
                                                    Outer.class,
                                                    Inner.class,
                                                    Named.class,
                                                    Unlucky.class))
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @TestHTTPResource("/test.v1.EchoService/Say")
    URI say;

    @ConnectService(interceptors = Named.class)
    public static class Watched implements EchoServiceConnect {
        @Override
        public Text say(Text request) {
            if (request.getText().isEmpty()) {
                throw new IllegalArgumentException("no text");
            }
            return request;
        }
    }

    public abstract static class Noted implements Interceptor {
        @Override
        public void start(CallContext call) {
            call.responseHeaders().add("x-started", getClass().getSimpleName());
        }
    }

    @Singleton
    @Priority(200)
    public static class Inner extends Noted {}

    @Singleton
    @Priority(100)
    public static class Outer extends Noted {}

    public static class Named extends Noted {}

    @Singleton
    public static class Unlucky implements ExceptionMapper<IllegalArgumentException> {
        @Override
        public ConnectException map(IllegalArgumentException exception) {
            return new ConnectException(Code.INVALID_ARGUMENT, exception.getMessage());
        }
    }

    @Test
    void beansWithAPriorityInterceptBeforeThoseThatAreNamed() throws Exception {
        HttpResponse<String> response =
                Http.post(say, "application/json", "{\"text\": \"good day\"}");
        assertThat(response.headers().allValues("x-started"))
                .containsExactly("Outer", "Inner", "Named");
    }

    @Test
    void anExceptionMapperIsAskedForTheNearestSuperclass() throws Exception {
        HttpResponse<String> response = Http.post(say, "application/json", "{}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("no text");
    }
}

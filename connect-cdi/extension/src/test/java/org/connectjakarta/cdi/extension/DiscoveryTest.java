package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.cdi.extension.archive.ArchivedEcho;
import org.connectjakarta.server.RpcServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

    @ConnectService
    static class Echo implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @ConnectService
    static class AsyncEcho implements EchoConnect.Async {
        @Override
        public CompletionStage<StringValue> say(StringValue request) {
            return CompletableFuture.supplyAsync(() -> request);
        }
    }

    @ConnectService
    static class Both implements EchoConnect, OtherConnect {
        @Override
        public StringValue say(StringValue request) {
            return StringValue.of("both: " + request.getValue());
        }
    }

    @ConnectService
    @Stereotype
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Audited {}

    @Audited
    static class AuditedEcho extends Unmarked {}

    @ApplicationScoped
    static class Unmarked implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    static class Heir extends Echo {}

    /** As libraries for tests do it. */
    static class Mocking implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            event.addBean()
                    .types(EchoConnect.class)
                    .addStereotype(ConnectService.class)
                    .scope(ApplicationScoped.class)
                    .createWith(
                            context ->
                                    new EchoConnect() {
                                        @Override
                                        public StringValue say(StringValue request) {
                                            return StringValue.of("mock");
                                        }
                                    });
        }
    }

    @Test
    void servesWhatTheStereotypeAloneMakesABeanInAnAnnotatedArchive(@TempDir Path directory)
            throws Exception {
        try (Deployment app = Deployment.ofArchive(directory, ArchivedEcho.class)) {
            RpcServer server = app.server();
            assertThat(server.services())
                    .extracting(ServiceSpec::name)
                    .containsExactly("test.v1.Echo");
            assertThat(Call.say(server, "hello").text()).isEqualTo("archived: hello");
        }
    }

    @Test
    void servesTheAsynchronousFlavour() {
        try (Deployment app = Deployment.of(AsyncEcho.class)) {
            assertThat(Call.say(app.server(), "hello").text()).isEqualTo("hello");
        }
    }

    @Test
    void servesTwoServicesOfOneBean() {
        try (Deployment app = Deployment.of(Both.class)) {
            RpcServer server = app.server();
            assertThat(Call.say(server, "hello").text()).isEqualTo("both: hello");
            assertThat(Call.unary("/test.v1.Other/Say", "hello").on(server).text())
                    .isEqualTo("both: hello");
        }
    }

    @Test
    void servesABeanWhoseOwnStereotypeIncludesOurs() {
        try (Deployment app = Deployment.of(AuditedEcho.class)) {
            assertThat(Call.say(app.server(), "hello").text()).isEqualTo("hello");
        }
    }

    @Test
    void servesASubclassOfAService() {
        try (Deployment app = Deployment.of(Heir.class)) {
            assertThat(Call.say(app.server(), "hello").text()).isEqualTo("hello");
        }
    }

    @Test
    void servesABeanOfAnotherExtension() {
        try (Deployment app =
                Deployment.of(
                        Map.of(), Deployment.weld(Unmarked.class).addExtension(new Mocking()))) {
            assertThat(Call.say(app.server(), "hello").text()).isEqualTo("mock");
        }
    }

    @Test
    void exposesNoBeanThatDoesNotSaySo() {
        try (Deployment app = Deployment.of(Unmarked.class)) {
            assertThat(app.server().services()).isEmpty();
            assertThat(Call.say(app.server(), "hello").status()).isEqualTo(404);
        }
    }

    @Test
    void serverIsOneBean() {
        try (Deployment app = Deployment.of(Echo.class)) {
            assertThat(app.server()).isSameAs(app.server());
        }
    }
}

package org.connectjakarta.quarkus.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that has quarkus-grpc, too, which generates messages from the same files. */
class QuarkusGrpcTest {
    private static final String[] GREETER = {
        "syntax = \"proto3\"; option java_multiple_files = true; package acme;",
        "message Hello {}",
        "service GreeterService { rpc Greet(Hello) returns (Hello); }"
    };

    @TempDir Path directory;
    private Application application;

    @BeforeEach
    void begin() throws Exception {
        application = Application.withExtension(directory);
        application.addQuarkusGrpc();
        application.write("src/main/proto/acme/greeter.proto", GREETER);
    }

    @Test
    void itGeneratesTheMessages() throws Exception {
        onlyTheService();
    }

    @Test
    void itGeneratesTheMessagesOfTests() throws Exception {
        application.write("src/test/proto/acme/greeter.proto", GREETER);
        application.generateForTests();
        assertThat(application.testSources()).containsExactly("acme/GreeterServiceConnect.java");
    }

    @Test
    void itGeneratesNothingIfToldSo() throws Exception {
        application.settings.put("quarkus.grpc.codegen.skip", "true");
        messagesToo();
    }

    @Test
    void itReadsAnotherDirectory() throws Exception {
        application.buildProperties.put("quarkus.grpc.codegen.proto-directory", "src/main/grpc");
        messagesToo();
    }

    @Test
    void weReadAnotherDirectory() throws Exception {
        application.write("src/main/connect/acme/greeter.proto", GREETER);
        application.buildProperties.put(
                "quarkus.generate-code.connect.proto-directory", "src/main/connect");
        messagesToo();
    }

    @Test
    void bothReadTheSameOtherDirectory() throws Exception {
        application.write("src/main/protos/acme/greeter.proto", GREETER);
        application.buildProperties.put("quarkus.grpc.codegen.proto-directory", "src/main/protos");
        application.buildProperties.put(
                "quarkus.generate-code.connect.proto-directory",
                directory.resolve("src/main/protos").toString());
        onlyTheService();
    }

    @Test
    void theUserHasTheLastWord() throws Exception {
        application.settings.put("quarkus.generate-code.connect.messages", "true");
        messagesToo();
    }

    @Test
    void itsSettingsForDependenciesAreOurs() throws Exception {
        Path protos = directory.resolve("protos");
        application.addDependency("org.shop", "protos", protos);
        application.write(
                "protos/shop/order.proto",
                "syntax = \"proto3\"; option java_multiple_files = true; package shop;",
                "message Order {} service Orders { rpc Place(Order) returns (Order); }");
        application.write(
                "protos/shop/old.proto",
                "syntax = \"proto3\"; option java_multiple_files = true; package shop;",
                "message Old {} service OldOrders { rpc Place(Old) returns (Old); }");
        String prefix = "quarkus.generate-code.grpc.scan-for-proto";
        application.settings.put(prefix, "org.shop:protos");
        application.settings.put(prefix + "-exclude.\"org.shop:protos\"", "**/old.proto");
        onlyTheServices("acme/GreeterServiceConnect.java", "shop/OrdersConnect.java");
        application.settings.put("quarkus.generate-code.connect.scan-for-proto", "none");
        onlyTheService();
    }

    @Test
    void itsImportsAreOurs() throws Exception {
        application.addDependency("org.shop", "protos", directory.resolve("protos"));
        application.write(
                "protos/shop/order.proto", "syntax = \"proto3\"; package shop; message Order {}");
        application.write(
                "src/main/proto/acme/greeter.proto",
                "syntax = \"proto3\"; package acme; import \"shop/order.proto\";",
                "service GreeterService { rpc Greet(shop.Order) returns (shop.Order); }");
        application.settings.put("quarkus.generate-code.grpc.scan-for-imports", "org.shop:protos");
        onlyTheService();
    }

    @Test
    void whatItDoesNotScanIsOurs() throws Exception {
        application.addDependency("org.shop", "protos", directory.resolve("protos"));
        application.write(
                "protos/shop/order.proto",
                "syntax = \"proto3\"; option java_multiple_files = true; package shop;",
                "message Order {}");
        application.settings.put("quarkus.generate-code.connect.scan-for-proto", "org.shop:protos");
        application.generate();
        assertThat(application.sources())
                .contains("shop/Order.java")
                .doesNotContain("acme/Hello.java");
    }

    private void onlyTheService() throws Exception {
        onlyTheServices("acme/GreeterServiceConnect.java");
    }

    private void onlyTheServices(String... names) throws Exception {
        application.generate();
        assertThat(application.sources()).containsExactly(names);
    }

    private void messagesToo() throws Exception {
        application.generate();
        assertThat(application.sources())
                .contains("acme/Hello.java", "acme/GreeterServiceConnect.java");
    }
}

package org.connectjakarta.quarkus.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.bootstrap.prebuild.CodeGenException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependenciesTest {
    private static final String SCAN = "quarkus.generate-code.connect.scan-for-proto";
    private static final String SYNTAX = "syntax = \"proto3\"; option java_multiple_files = true;";

    @TempDir Path directory;
    private Application application;

    @BeforeEach
    void begin() throws Exception {
        application = Application.withExtension(directory);
        application.addDependency(
                "org.shop",
                "protos",
                jar(
                        "shop/order.proto",
                        SYNTAX
                                + " package shop; message Order {} service Orders {"
                                + " rpc Place(Order) returns (Order); }",
                        "shop/internal/stock.proto",
                        SYNTAX + " package shop.internal; message Stock {}"));
    }

    @Test
    void areNotScannedUnlessChosen() throws Exception {
        assertThat(application.generate()).isFalse();
        application.settings.put(SCAN, "none");
        assertThat(application.generate()).isFalse();
        application.settings.put(SCAN, "org.shop:others");
        assertThat(application.generate()).isFalse();
    }

    @Test
    void areScannedWithoutAnyFileOfTheApplicationsOwn() throws Exception {
        application.settings.put(SCAN, "org.shop:others, org.shop:protos");
        assertThat(application.generate()).isTrue();
        assertThat(application.sources())
                .contains("shop/Order.java", "shop/OrdersConnect.java", "shop/internal/Stock.java");
    }

    @Test
    void areScannedForFilesThatMatch() throws Exception {
        application.settings.put(SCAN, "org.shop:protos");
        application.settings.put(SCAN + "-include.\"org.shop:protos\"", "shop/**, y/**");
        application.settings.put(SCAN + "-exclude.\"org.shop:protos\"", "shop/internal/**,x/**");
        application.generate();
        assertThat(application.sources())
                .contains("shop/Order.java")
                .doesNotContain("shop/internal/Stock.java");
    }

    @Test
    void areScannedAll() throws Exception {
        application.settings.put(SCAN, "all");
        application.generate();
        // The well-known types, too: whoever writes "all" means it.
        assertThat(application.sources())
                .contains("shop/Order.java", "com/google/protobuf/Empty.java");
    }

    @Test
    void giveWayToTheApplicationsOwnFiles() throws Exception {
        application.write(
                "src/main/proto/shop/order.proto", SYNTAX, "package shop; message Mine {}");
        application.settings.put(SCAN, "org.shop:protos");
        application.generate();
        assertThat(application.sources())
                .contains("shop/Mine.java", "shop/internal/Stock.java")
                .doesNotContain("shop/OrdersConnect.java");
    }

    @Test
    void areImported() throws Exception {
        application.write(
                "src/main/proto/cart.proto",
                SYNTAX,
                "import \"shop/order.proto\";",
                "message Cart { shop.Order order = 1; }");
        assertThatThrownBy(application::generate)
                .isInstanceOf(CodeGenException.class)
                .hasMessageContaining("shop/order.proto: File not found.");
        application.settings.put("quarkus.generate-code.connect.scan-for-imports", "all");
        assertThat(application.generate()).isTrue();
        assertThat(application.sources()).contains("Cart.java").doesNotContain("shop/Order.java");
    }

    @Test
    void haveTheWellKnownTypes() throws Exception {
        application.write(
                "src/main/proto/clock.proto",
                SYNTAX,
                "import \"google/protobuf/timestamp.proto\";",
                "message Clock { google.protobuf.Timestamp time = 1; }");
        assertThat(application.generate()).isTrue();
        application.settings.put("quarkus.generate-code.connect.scan-for-imports", "none");
        assertThatThrownBy(application::generate).hasMessageContaining("File not found.");
    }

    private Path jar(String... namesAndTexts) throws Exception {
        Path jar = directory.resolve("protos.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                entries.putNextEntry(new JarEntry(namesAndTexts[i]));
                entries.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}

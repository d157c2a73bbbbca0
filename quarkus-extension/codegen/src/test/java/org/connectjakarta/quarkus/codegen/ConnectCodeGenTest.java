package org.connectjakarta.quarkus.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.quarkus.bootstrap.prebuild.CodeGenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectCodeGenTest {
    private static final String SYNTAX = "syntax = \"proto3\"; option java_multiple_files = true;";

    @TempDir Path temporary;
    private Application application;

    @BeforeEach
    void begin() {
        // A space, because paths have them.
        application = Application.withExtension(temporary.resolve("an application"));
    }

    @Test
    void generatesMessagesAndServices() throws Exception {
        greeter();
        assertThat(application.generate()).isTrue();
        assertThat(application.sources())
                .containsExactly(
                        "acme/Greeter.java",
                        "acme/GreeterServiceConnect.java",
                        "acme/Hello.java",
                        "acme/HelloOrBuilder.java");
        assertThat(application.source("acme/GreeterServiceConnect.java"))
                .content()
                .contains("Says hello.", "interface Mutiny ");
    }

    @Test
    void leavesAloneWhatHasNotChanged() throws Exception {
        greeter();
        application.write(
                "src/main/proto/acme/other.proto",
                SYNTAX,
                "package acme;",
                "message Other { string name = 1; }");
        application.generate();
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        for (String source : application.sources()) {
            Files.setLastModifiedTime(application.source(source), old);
        }
        assertThat(application.generate()).isFalse();
        application.write(
                "src/main/proto/acme/other.proto",
                SYNTAX,
                "package acme;",
                "message Other { string nickname = 1; }");
        assertThat(application.generate()).isTrue();
        assertThat(application.source("acme/Other.java")).content().contains("getNickname");
        assertThat(Files.getLastModifiedTime(application.source("acme/Other.java")))
                .isGreaterThan(old);
        assertThat(Files.getLastModifiedTime(application.source("acme/Hello.java"))).isEqualTo(old);
    }

    @Test
    void deletesWhatIsNoLongerGenerated() throws Exception {
        Path proto = greeter();
        application.generate();
        Path users = application.source("acme/ByAnotherTool.java");
        Files.writeString(users, "");
        Files.delete(proto);
        assertThat(application.generate()).isTrue();
        assertThat(application.sources()).containsExactly("acme/ByAnotherTool.java");
    }

    @Test
    void twoRootsOfSourcesShareTheOutput() throws Exception {
        greeter();
        application.write(
                "src/more/proto/other.proto", SYNTAX, "package acme;", "message Other {}");
        application.generate();
        application.generate("src/more", "generated-sources", false);
        assertThat(application.generate()).isFalse();
        assertThat(application.sources())
                .contains("acme/Hello.java", "acme/OtherOuterClass.java", "acme/Other.java");
    }

    @Test
    void generatesNothingIfToldSo() throws Exception {
        greeter();
        application.settings.put("quarkus.generate-code.connect.skip", "true");
        assertThat(application.generate()).isFalse();
        assertThat(application.sources()).isEmpty();
    }

    @Test
    void needsNoProtocWithoutProtoFiles() throws Exception {
        Application bare = new Application(temporary);
        assertThat(bare.generate()).isFalse();
        Files.createDirectories(temporary.resolve("src/main/proto"));
        assertThat(bare.generate()).isFalse();
    }

    @Test
    void saysWhatToDoWithoutAProtoc() throws Exception {
        Application bare = new Application(temporary);
        bare.write("src/main/proto/a.proto", SYNTAX);
        assertThatThrownBy(bare::generate)
                .isInstanceOf(CodeGenException.class)
                .hasMessageContaining("com.google.protobuf:protoc:exe:" + Application.classifier())
                .hasMessageContaining("quarkus.generate-code.connect.protoc-path");
    }

    @Test
    void takesTheProtocThatItIsGiven() throws Exception {
        greeter();
        application.settings.put(
                "quarkus.generate-code.connect.protoc-path", temporary.resolve("no").toString());
        assertThatThrownBy(application::generate)
                .isInstanceOf(CodeGenException.class)
                .hasMessageContaining("is not an executable file");
    }

    @Test
    void showsWhatProtocSays() throws Exception {
        application.write(
                "src/main/proto/acme/bad.proto", SYNTAX, "message Bad { Unknown unknown = 1; }");
        assertThatThrownBy(application::generate)
                .isInstanceOf(CodeGenException.class)
                .hasMessageContaining("acme/bad.proto:2:15: \"Unknown\" is not defined");
    }

    @Test
    void showsWhatTheGeneratorSays() throws Exception {
        for (String name : List.of("one", "two")) {
            application.write(
                    "src/main/proto/" + name + ".proto",
                    SYNTAX,
                    "package " + name + ";",
                    "option java_package = \"acme\";",
                    "message M" + name + " {}",
                    "service Same { rpc Call(M" + name + ") returns (M" + name + "); }");
        }
        assertThatThrownBy(application::generate)
                .isInstanceOf(CodeGenException.class)
                .hasMessageContaining("services one.Same and two.Same");
    }

    @Test
    void takesAnotherDirectory() throws Exception {
        application.buildProperties.put(
                "quarkus.generate-code.connect.proto-directory", "../protos");
        application.write("../protos/other.proto", SYNTAX, "package acme;", "message Other {}");
        assertThat(application.generate()).isTrue();
        assertThat(application.sources()).contains("acme/Other.java");
        assertThat(application.generateForTests()).isFalse();
        assertThat(application.testSources()).isEmpty();
    }

    @Test
    void testsImportTheApplicationsFiles() throws Exception {
        greeter();
        application.write(
                "src/test/proto/acme/tests.proto",
                SYNTAX,
                "package acme;",
                "import \"acme/greeter.proto\";",
                "import \"google/protobuf/empty.proto\";",
                "service Probe { rpc Call(Hello) returns (google.protobuf.Empty); }");
        assertThat(application.generateForTests()).isTrue();
        assertThat(application.testSources())
                .containsExactly("acme/ProbeConnect.java", "acme/Tests.java");
    }

    @Test
    void writesTheDescriptors() throws Exception {
        greeter();
        application.write(
                "src/main/proto/user.proto",
                SYNTAX,
                "import \"google/protobuf/empty.proto\";",
                "message User { google.protobuf.Empty empty = 1; }");
        application.settings.put("quarkus.generate-code.connect.descriptor-set.generate", "true");
        application.generate();
        assertThat(descriptors(application.source("descriptor_set.dsc")))
                .containsExactly("acme/greeter.proto", "google/protobuf/empty.proto", "user.proto");
        application.settings.put(
                "quarkus.generate-code.connect.descriptor-set.output-dir", "classes");
        application.settings.put(
                "quarkus.generate-code.connect.descriptor-set.name", "protos.binpb");
        application.generate();
        assertThat(application.target("classes/protos.binpb")).exists();
    }

    private static List<String> descriptors(Path file) throws Exception {
        return FileDescriptorSet.parseFrom(Files.readAllBytes(file)).getFileList().stream()
                .map(FileDescriptorProto::getName)
                .toList();
    }

    private Path greeter() throws Exception {
        return application.write(
                "src/main/proto/acme/greeter.proto",
                SYNTAX,
                "package acme;",
                "message Hello { string name = 1; }",
                "service GreeterService {",
                "  // Says hello.",
                "  rpc Greet(Hello) returns (Hello);",
                "}");
    }
}

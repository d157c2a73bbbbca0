package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @TempDir Path directory;

    @Test
    void declaresWhatItSupports() {
        CodeGeneratorResponse response =
                Generator.generate(CodeGeneratorRequest.getDefaultInstance());
        assertThat(response.getError()).isEmpty();
        assertThat(response.getFileList()).isEmpty();
        assertThat(response.getSupportedFeatures())
                .isEqualTo(
                        Feature.FEATURE_PROTO3_OPTIONAL_VALUE
                                | Feature.FEATURE_SUPPORTS_EDITIONS_VALUE);
        assertThat(response.getMinimumEdition()).isEqualTo(Edition.EDITION_PROTO2_VALUE);
        assertThat(response.getMaximumEdition()).isEqualTo(Edition.EDITION_2024_VALUE);
    }

    @Test
    void theSameRequestGivesTheSameResponse() {
        Path protos = GOLDEN.resolve("services_in_several_files");
        CodeGeneratorResponse first = Protoc.generate(protos, "mutiny=true");
        assertThat(first.getFileCount()).isEqualTo(2);
        assertThat(Protoc.generate(protos, "mutiny=true").toByteArray())
                .isEqualTo(first.toByteArray());
    }

    @Test
    void aServiceMayHaveHundredsOfMethods() throws Exception {
        String methods =
                IntStream.range(0, 300)
                        .mapToObj(
                                i ->
                                        "  rpc DoSomething%d(%sReq) returns (%sReq);\n"
                                                .formatted(
                                                        i,
                                                        i % 2 == 0 ? "stream " : "",
                                                        i % 3 == 0 ? "stream " : ""))
                        .collect(Collectors.joining());
        Path protos = Files.createDirectory(directory.resolve("protos"));
        Files.writeString(
                protos.resolve("many.proto"),
                "syntax = \"proto3\"; package many; message Req {} service Many {\n"
                        + methods
                        + "}");
        CodeGeneratorResponse response = Protoc.generate(protos, "mutiny=true");
        try (Compiled compiled = Compiled.of(protos, response, directory)) {
            assertThat(compiled.services()).hasSize(1);
            ServiceCheck.all(compiled.services().get(0));
        }
    }

    @Test
    void anImportedFileMayNotBeTooNewEither() {
        FileDescriptorProto imported =
                file("new.proto").setEdition(Edition.EDITION_99997_TEST_ONLY).build();
        FileDescriptorProto file =
                file("old.proto")
                        .setEdition(Edition.EDITION_2023)
                        .addDependency("new.proto")
                        .build();
        CodeGeneratorRequest request =
                CodeGeneratorRequest.newBuilder()
                        .addFileToGenerate("old.proto")
                        .addProtoFile(imported)
                        .addProtoFile(file)
                        .build();
        assertThat(Generator.generate(request).getError())
                .isEqualTo(
                        "protoc-gen-connect-jakarta: new.proto uses edition 99997_TEST_ONLY, which this version does not support; the newest it supports is 2024");
    }

    @Test
    void anEditionMayBeUnknownToProtobufItself() throws IOException {
        UnknownFieldSet edition =
                UnknownFieldSet.newBuilder()
                        .addField(
                                FileDescriptorProto.EDITION_FIELD_NUMBER,
                                UnknownFieldSet.Field.newBuilder().addVarint(54321).build())
                        .build();
        byte[] request =
                CodeGeneratorRequest.newBuilder()
                        .addFileToGenerate("new.proto")
                        .addProtoFile(file("new.proto").setUnknownFields(edition))
                        .build()
                        .toByteArray();
        assertThat(CodeGeneratorResponse.parseFrom(Generator.generate(request)).getError())
                .isEqualTo(
                        "protoc-gen-connect-jakarta: new.proto uses an edition which this version does not support; the newest it supports is 2024");
    }

    private static FileDescriptorProto.Builder file(String name) {
        return FileDescriptorProto.newBuilder().setName(name).setSyntax("editions");
    }

    @Test
    void theNameOfAFileMayBeAnything() {
        String name = "größe/\\u000a public */.proto";
        CodeGeneratorRequest request =
                CodeGeneratorRequest.newBuilder()
                        .addFileToGenerate(name)
                        .addProtoFile(
                                FileDescriptorProto.newBuilder()
                                        .setName(name)
                                        .setOptions(
                                                FileOptions.newBuilder()
                                                        .setJavaOuterClassname("Named"))
                                        .addService(
                                                ServiceDescriptorProto.newBuilder().setName("S")))
                        .build();
        CodeGeneratorResponse response = Generator.generate(request);
        assertThat(response.getFileList())
                .singleElement()
                .satisfies(file -> assertThat(file.getName()).isEqualTo("SConnect.java"))
                .satisfies(
                        file ->
                                assertThat(file.getContent())
                                        .contains(
                                                "\n// Source: größe/&#92;u000a public *&#47;.proto\n\n/**"));
    }

    @Test
    void aFileThatIsNotValidIsAnError() {
        CodeGeneratorRequest request =
                CodeGeneratorRequest.newBuilder()
                        .addFileToGenerate("a.proto")
                        .addProtoFile(
                                FileDescriptorProto.newBuilder()
                                        .setName("a.proto")
                                        .addMessageType(
                                                DescriptorProto.newBuilder().setName("1 2")))
                        .build();
        assertThat(Generator.generate(request).getError())
                .isEqualTo(
                        "protoc-gen-connect-jakarta: a.proto is not valid: 1 2: \"1 2\" is not a valid identifier.");
    }

    @Test
    void whatIsNoRequestIsAnError() throws IOException {
        byte[] garbage = "GET / HTTP/1.1".getBytes(StandardCharsets.UTF_8);
        assertThat(CodeGeneratorResponse.parseFrom(Generator.generate(garbage)).getError())
                .isEqualTo(
                        "protoc-gen-connect-jakarta: the input is not a CodeGeneratorRequest; this program is started by protoc or buf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mutiny=true", "mutiny=false", " mutiny=true , ", ",,"})
    void takesTheseOptions(String parameter) {
        assertThat(generate(parameter).getError()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mutiny", "mutiny=yes", "Mutiny=true", "x=y", "mutiny=true;x=y"})
    void refusesOtherOptionsByName(String parameter) {
        assertThat(generate(parameter).getError())
                .isEqualTo(
                        "protoc-gen-connect-jakarta: unknown option '%s'; there is mutiny=true and mutiny=false",
                        parameter);
    }

    private static CodeGeneratorResponse generate(String parameter) {
        return Generator.generate(
                CodeGeneratorRequest.newBuilder().setParameter(parameter).build());
    }
}

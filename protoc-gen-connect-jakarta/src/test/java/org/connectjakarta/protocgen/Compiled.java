package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The classes made from protos: those of the messages, and those of the services. */
final class Compiled implements Closeable {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    // One for all, because it remembers what is in the class path's jars, which takes longer than
    // compiling.
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    private final List<String> services;
    private final URLClassLoader loader;

    private Compiled(List<String> services, URLClassLoader loader) {
        this.services = services;
        this.loader = loader;
    }

    /** Compiles what protoc generates from the protos and then, with every warning an error, what the generator answered. */
    static Compiled of(Path protos, CodeGeneratorResponse response, Path directory)
            throws IOException {
        Path messages = Files.createDirectories(directory.resolve("messages"));
        Path services = Files.createDirectories(directory.resolve("services"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Protoc.generateMessages(protos, messages);
        List<String> names = new ArrayList<>();
        for (CodeGeneratorResponse.File file : response.getFileList()) {
            assertThat(messages.resolve(file.getName())).as("a file of protoc's").doesNotExist();
            Path source = services.resolve(file.getName());
            Files.createDirectories(source.getParent());
            Files.writeString(source, file.getContent());
            names.add(file.getName().replace(".java", "").replace('/', '.'));
        }
        compile(messages, classes, "-Xlint:none");
        compile(services, classes, "-Xlint:all", "-Werror");
        URL[] path = {classes.toUri().toURL()};
        return new Compiled(names, new URLClassLoader(path, Compiled.class.getClassLoader()));
    }

    private static void compile(Path directory, Path classes, String... warnings)
            throws IOException {
        List<Path> java;
        try (Stream<Path> sources = Files.walk(directory)) {
            java = sources.filter(file -> file.toString().endsWith(".java")).toList();
        }
        if (java.isEmpty()) {
            return;
        }
        String path = classes + File.pathSeparator + System.getProperty("java.class.path");
        List<String> options = new ArrayList<>(List.of(warnings));
        options.addAll(List.of("-d", classes.toString(), "-cp", path, "-proc:none"));
        StringWriter output = new StringWriter();
        var units = FILES.getJavaFileObjectsFromPaths(java);
        boolean ok = COMPILER.getTask(output, FILES, null, options, null, units).call();
        assertThat(ok).as("javac: %s", output).isTrue();
    }

    /** The generated interfaces. */
    List<Class<?>> services() throws ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        for (String name : services) {
            types.add(loader.loadClass(name));
        }
        return types;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}

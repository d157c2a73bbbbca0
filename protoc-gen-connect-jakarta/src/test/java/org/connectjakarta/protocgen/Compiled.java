package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
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

    /** Compiles what protoc generates from the protos together with what the generator answered, in which javac must find nothing. */
    static Compiled of(Path protos, CodeGeneratorResponse response, Path directory)
            throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Protoc.generateMessages(protos, sources);
        List<Path> services = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (CodeGeneratorResponse.File file : response.getFileList()) {
            Path source = sources.resolve(file.getName());
            assertThat(source).as("a file of protoc's").doesNotExist();
            Files.createDirectories(source.getParent());
            Files.writeString(source, file.getContent());
            services.add(source);
            names.add(file.getName().replace(".java", "").replace('/', '.'));
        }
        for (Diagnostic<? extends JavaFileObject> found : compile(sources, classes)) {
            // What protoc generates is not always free of warnings.
            boolean isOurs = found.getSource() != null && isOneOf(found.getSource(), services);
            assertThat(isOurs || found.getKind() == Diagnostic.Kind.ERROR)
                    .as(found.toString())
                    .isFalse();
        }
        URL[] path = {classes.toUri().toURL()};
        return new Compiled(names, new URLClassLoader(path, Compiled.class.getClassLoader()));
    }

    private static boolean isOneOf(JavaFileObject source, List<Path> paths) {
        return paths.stream().anyMatch(path -> path.toUri().equals(source.toUri()));
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(Path directory, Path classes)
            throws IOException {
        List<Path> java;
        try (Stream<Path> sources = Files.walk(directory)) {
            java = sources.filter(file -> file.toString().endsWith(".java")).toList();
        }
        String path = System.getProperty("java.class.path");
        List<String> options =
                List.of("-Xlint:all", "-proc:none", "-d", classes.toString(), "-cp", path);
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        var units = FILES.getJavaFileObjectsFromPaths(java);
        COMPILER.getTask(null, FILES, found, options, null, units).call();
        return found.getDiagnostics();
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

package org.connectjakarta.quarkus.it;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code quarkus.native.sources-only} has written: the application as one jar, its libraries, and the arguments of native-image. */
record NativeSources(Path directory, Path application, List<Path> libraries) {
    private static final String FEATURE = "io/quarkus/runner/Feature.class";
    private static final Pattern NAME = Pattern.compile("(?:com|io|org)\\.[\\w.$]+");

    static NativeSources read(Path directory) throws IOException {
        return new NativeSources(directory, jars(directory).get(0), jars(directory.resolve("lib")));
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** A file that tells native-image something. */
    String configuration(String name) throws IOException {
        try (JarFile jar = new JarFile(application.toFile())) {
            String path =
                    jar.stream()
                            .map(Object::toString)
                            .filter(entry -> entry.startsWith("META-INF/native-image/"))
                            .filter(entry -> entry.endsWith("/" + name))
                            .findFirst()
                            .orElseThrow();
            try (InputStream in = jar.getInputStream(jar.getEntry(path))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /** Whether the executable would have a resource of this name. */
    boolean resource(String name) throws IOException {
        JsonArray includes =
                new JsonObject(configuration("resource-config.json"))
                        .getJsonObject("resources")
                        .getJsonArray("includes");
        return includes.stream()
                .map(each -> ((JsonObject) each).getString("pattern"))
                .anyMatch(pattern -> Pattern.matches(pattern, name));
    }

    /** The names of classes and packages that are not to be initialized while the executable is built: constants of a class that says so. */
    Set<String> atRunTime() throws IOException {
        Set<String> names = new TreeSet<>();
        try (JarFile jar = new JarFile(application.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(FEATURE))) {
            String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            NAME.matcher(constants).results().forEach(name -> names.add(name.group()));
        }
        return names;
    }

    /** The names of all classes below a package. */
    List<String> classes(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path each : all()) {
            try (JarFile jar = new JarFile(each.toFile())) {
                jar.stream()
                        .map(Object::toString)
                        .filter(entry -> entry.endsWith(".class"))
                        .map(entry -> entry.replace('/', '.').replaceAll("\\.class$", ""))
                        .filter(name -> name.startsWith(prefix))
                        .filter(name -> !name.endsWith("package-info"))
                        .forEach(names::add);
            }
        }
        return names;
    }

    /** Everything that would be in the executable, in a class loader that shares nothing with the tests. */
    Loader loader() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path each : all()) {
            urls.add(url(each));
        }
        return new Loader(urls.toArray(URL[]::new));
    }

    private List<Path> all() {
        List<Path> all = new ArrayList<>(List.of(application));
        all.addAll(libraries);
        return all;
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    /** Tells what it has loaded. */
    static final class Loader extends URLClassLoader {
        Loader(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        boolean hasLoaded(String name) {
            return findLoadedClass(name) != null;
        }
    }
}

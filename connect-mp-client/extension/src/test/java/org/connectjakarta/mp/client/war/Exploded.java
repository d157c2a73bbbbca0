package org.connectjakarta.mp.client.war;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.config.Setting;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.mp.client.ConnectClientExtension;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.war.app.Talk;

/** A web application as a directory: its classes and settings in WEB-INF/classes, all that it needs in WEB-INF/lib. */
record Exploded(Path directory) {
    /** One class of each of our libraries: they are directories or archives, as the build will have it. */
    private static final List<Class<?>> OURS =
            List.of(
                    RpcClient.class,
                    Setting.class,
                    ConnectClient.class,
                    ConnectClientBuilder.class,
                    ConnectClientExtension.class);

    /** What they need, and what makes a bare server know CDI and MicroProfile Config. */
    private static final String NEEDED =
            "(protobuf|gson|vertx|netty|jackson|byte-buddy|jspecify|weld-(?!se-)|jboss-|jandex|microprofile-config|asm"
                    + "|smallrye-(config|common)|jakarta\\.(annotation|el|enterprise|inject|interceptor)).*";

    static Exploded in(Path directory, Map<String, String> settings)
            throws IOException, URISyntaxException {
        Path classes = directory.resolve("WEB-INF/classes");
        copy(classOrigin(Talk.class), Talk.class.getPackage(), classes);
        copy(classOrigin(EchoConnect.class), EchoConnect.class.getPackage(), classes);
        Path library = Files.createDirectories(directory.resolve("WEB-INF/lib"));
        for (Class<?> each : OURS) {
            addLibrary(classOrigin(each), library.resolve(each.getSimpleName() + ".jar"));
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path archive = Path.of(entry);
            if (archive.getFileName().toString().matches(NEEDED)) {
                Files.copy(archive, library.resolve(archive.getFileName()));
            }
        }
        Files.createFile(directory.resolve("WEB-INF/beans.xml"));
        configure(classes.resolve("META-INF/microprofile-config.properties"), settings);
        return new Exploded(directory);
    }

    private static Path classOrigin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void copy(Path from, Package code, Path to) throws IOException {
        Path place = Path.of(code.getName().replace('.', '/'));
        Files.createDirectories(to.resolve(place));
        for (Path file : filesIn(from.resolve(place))) {
            Files.copy(file, to.resolve(from.relativize(file)));
        }
    }

    private static void addLibrary(Path from, Path jar) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.copy(from, jar);
            return;
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : filesIn(from)) {
                out.putNextEntry(new JarEntry(from.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void configure(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    /** What the class loader of the application loads from. */
    List<URL> places() throws IOException {
        List<URL> places = new ArrayList<>(List.of(url(directory.resolve("WEB-INF/classes"))));
        for (Path jar : filesIn(directory.resolve("WEB-INF/lib"))) {
            places.add(url(jar));
        }
        return places;
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}

package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The WARs that are measured, made of the build's jars: the bare resource and the bare servlet in each, in two of them the service. */
enum WarFile {
    JAXRS_DOOR("", "jaxrs"),
    SERVLET_DOOR("/servlet-door", "servlet"),
    BARE("", null);

    private static final Path BUILT = Path.of("target");
    private static final String CLASSES = "org/connectjakarta/benchmarks/";
    private static final List<String> BARE_CLASSES =
            List.of("server/BareResource", "server/BareServlet", "server/WarApplication");
    private static final List<String> SERVICE_CLASSES = List.of("server/Echo", "v1/");

    /** What Maven puts into a WAR that depends on connect-jaxrs. */
    private static final String LIBRARIES =
            "{connect-core,connect-cdi,connect-config,connect-jaxrs,protobuf-java,gson,guava,failureaccess,error_prone,j2objc,jspecify}-*.jar";

    private final String root;
    private final String door;

    WarFile(String root, String door) {
        this.root = root;
        this.door = door;
    }

    /** The path below which the WAR is deployed, without a slash at its end. */
    String root() {
        return root;
    }

    /** The same as servers want it. */
    String contextRoot() {
        return root.isEmpty() ? "/" : root;
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".war";
    }

    void write(Path directory) throws IOException {
        try (OutputStream file = Files.newOutputStream(directory.resolve(fileName()));
                ZipOutputStream war = new ZipOutputStream(file)) {
            add(war, "WEB-INF/beans.xml", "");
            add(
                    war,
                    "WEB-INF/jboss-web.xml",
                    "<jboss-web><context-root>%s</context-root></jboss-web>"
                            .formatted(contextRoot()));
            addClasses(war, BARE_CLASSES);
            if (door != null) {
                addClasses(war, SERVICE_CLASSES);
                addLibraries(war);
                add(
                        war,
                        "WEB-INF/classes/META-INF/microprofile-config.properties",
                        "connect.server.door=" + door);
            }
        }
    }

    private static void addClasses(ZipOutputStream war, List<String> prefixes) throws IOException {
        try (JarFile jar = new JarFile(BUILT.resolve("benchmarks.jar").toFile())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")
                        && prefixes.stream()
                                .anyMatch(p -> entry.getName().startsWith(CLASSES + p))) {
                    war.putNextEntry(new ZipEntry("WEB-INF/classes/" + entry.getName()));
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        bytes.transferTo(war);
                    }
                }
            }
        }
    }

    private static void addLibraries(ZipOutputStream war) throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(BUILT.resolve("lib"), LIBRARIES)) {
            for (Path jar : jars) {
                war.putNextEntry(new ZipEntry("WEB-INF/lib/" + jar.getFileName()));
                Files.copy(jar, war);
            }
        }
    }

    private static void add(ZipOutputStream war, String name, String text) throws IOException {
        war.putNextEntry(new ZipEntry(name));
        war.write(text.getBytes(StandardCharsets.UTF_8));
    }
}

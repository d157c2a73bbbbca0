package org.connectjakarta.mp;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectjakarta.config.ValueType;

/** Where a file with keys or certificates is: {@code classpath:}, {@code file:} or a plain path. */
final class Location {
    private static final String CLASS_PATH = "classpath:";

    static final ValueType<Location> TYPE =
            new ValueType<>(
                    "location",
                    "a file that can be read, as a path, a file: URL or a classpath: name such as classpath:META-INF/trust.p12",
                    Location::of);

    private final String text;
    private final URL url;

    private Location(String text, URL url) {
        this.text = text;
        this.url = url;
    }

    /**
     * The location of a text.
     *
     * @throws IllegalArgumentException if there is nothing that can be read
     */
    static Location of(String text) {
        try {
            return new Location(text, text.startsWith(CLASS_PATH) ? resource(text) : file(text));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a location", e);
        }
    }

    private static URL resource(String text) {
        String name = text.substring(CLASS_PATH.length());
        String relative = name.startsWith("/") ? name.substring(1) : name;
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = application == null ? Location.class.getClassLoader() : application;
        URL found = loader.getResource(relative);
        if (found == null) {
            throw new IllegalArgumentException("there is no such resource on the class path");
        }
        return found;
    }

    private static URL file(String text) throws MalformedURLException {
        Path path = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IllegalArgumentException("there is no such file");
        }
        return path.toUri().toURL();
    }

    /**
     * The content.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    byte[] read() {
        try (InputStream content = url.openStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new IllegalArgumentException(text + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

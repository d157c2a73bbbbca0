package org.connectjakarta.cdi.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.connectjakarta.Interceptor;
import org.connectjakarta.codec.JsonOptions;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.message.Limits;
import org.connectjakarta.server.CorsOptions;
import org.connectjakarta.server.ServerOptions;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The settings {@code connect.server.*} as the engine takes them. Immutable. */
public final class ServerConfiguration {
    private final String pathPrefix;
    private final @Nullable CorsOptions cors;
    private final Map<String, ServiceConfiguration> services = new HashMap<>();

    private ServerConfiguration(
            SettingReader reader, Collection<String> services, Consumer<String> problems) {
        // Read even where every service has its own value, or where there is no service: a wrong
        // value is wrong.
        ServerSettings.ALL.forEach(reader::optional);
        String prefix = reader.optional(ServerSettings.PATH_PREFIX);
        this.pathPrefix = prefix == null ? "" : prefix;
        this.cors = readCors(reader, problems);
        services.forEach(service -> this.services.put(service, readService(reader, service)));
    }

    /**
     * Reads and checks everything.
     *
     * @param services the full names of the services that are deployed
     * @param problems told of each value that is wrong and of each key that is unknown, with the key, the value, where it comes from
     *     and what is expected; the default stands in for it
     */
    public static ServerConfiguration read(
            Config config, Collection<String> services, Consumer<String> problems) {
        new UnknownKeys(config, services, problems).report();
        return new ServerConfiguration(new SettingReader(config, problems), services, problems);
    }

    /** What stands before the procedures in paths: empty, or with a slash at its start and none at its end. */
    public String pathPrefix() {
        return pathPrefix;
    }

    /** What browsers may do from other origins; null for nothing. */
    public @Nullable CorsOptions cors() {
        return cors;
    }

    /** The options of a service that was named when this was read, without any interceptors. */
    public ServerOptions options(String service) {
        return of(service).options();
    }

    /** The interceptors that are set for a service that was named when this was read, outermost first. */
    public List<Class<? extends Interceptor>> interceptors(String service) {
        return of(service).interceptors();
    }

    private ServiceConfiguration of(String service) {
        return Objects.requireNonNull(services.get(service), service);
    }

    private static @Nullable CorsOptions readCors(SettingReader reader, Consumer<String> problems) {
        List<String> origins = orEmpty(reader.optional(ServerSettings.CORS_ORIGINS));
        List<String> requestHeaders = orEmpty(reader.optional(ServerSettings.CORS_REQUEST_HEADERS));
        List<String> responseHeaders =
                orEmpty(reader.optional(ServerSettings.CORS_RESPONSE_HEADERS));
        boolean credentials = reader.get(ServerSettings.CORS_CREDENTIALS);
        if (credentials && origins.contains("*")) {
            problems.accept(
                    ServerSettings.CORS_CREDENTIALS.key()
                            + " = true: browsers refuse it together with any origin. Name the origins in "
                            + ServerSettings.CORS_ORIGINS.key()
                            + " instead of *");
            return null;
        }
        var maxAge = reader.get(ServerSettings.CORS_MAX_AGE);
        return origins.isEmpty()
                ? null
                : new CorsOptions(origins, requestHeaders, responseHeaders, credentials, maxAge);
    }

    private static ServiceConfiguration readService(SettingReader reader, String service) {
        Limits limits =
                new Limits(
                        reader.get(ServerSettings.READ_MAX_BYTES, service),
                        reader.get(ServerSettings.WRITE_MAX_BYTES, service),
                        reader.get(ServerSettings.METADATA_MAX_BYTES, service),
                        reader.get(ServerSettings.GET_MAX_BYTES, service));
        JsonOptions json =
                new JsonOptions(
                        reader.get(ServerSettings.JSON_MAX_DEPTH, service),
                        reader.get(ServerSettings.JSON_MAX_NUMBER_LENGTH, service),
                        reader.get(ServerSettings.JSON_WRITE_DEFAULTS, service));
        Compressions enabled = reader.optional(ServerSettings.COMPRESSION_ENABLED, service);
        CompressionOptions compression =
                new CompressionOptions(
                        enabled == null ? Compressions.all() : enabled,
                        reader.get(ServerSettings.COMPRESSION_MIN_BYTES, service));
        ServerOptions options =
                new ServerOptions(
                        limits,
                        json,
                        compression,
                        reader.optional(ServerSettings.MAX_TIMEOUT, service),
                        reader.get(ServerSettings.REQUIRE_CONNECT_PROTOCOL_HEADER, service),
                        List.of());
        return new ServiceConfiguration(
                options, orEmpty(reader.optional(ServerSettings.INTERCEPTORS, service)));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private record ServiceConfiguration(
            ServerOptions options, List<Class<? extends Interceptor>> interceptors) {}
}

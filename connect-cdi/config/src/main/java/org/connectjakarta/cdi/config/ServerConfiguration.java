package org.connectjakarta.cdi.config;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.connectjakarta.Interceptor;
import org.connectjakarta.config.SettingReader;
import org.connectjakarta.config.SettingValues;
import org.connectjakarta.config.UnknownKeys;
import org.connectjakarta.message.Limits;
import org.connectjakarta.server.CorsOptions;
import org.connectjakarta.server.ServerOptions;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The settings {@code connect.server.*} as the engine takes them. Immutable. */
public final class ServerConfiguration {
    private final String pathPrefix;
    private final ServerDoor door;
    private final Duration stopTimeout;
    private final @Nullable CorsOptions cors;
    private final Map<String, ServiceConfiguration> services = new HashMap<>();

    private ServerConfiguration(
            SettingReader reader, Collection<String> services, Consumer<String> problems) {
        // Read even where every service has its own value, or where there is no service: a wrong
        // value is wrong.
        SettingValues server = reader.forAll();
        ServerSettings.ALL.forEach(server::optional);
        String prefix = server.optional(ServerSettings.PATH_PREFIX);
        this.pathPrefix = prefix == null ? "" : prefix;
        this.door = server.get(ServerSettings.DOOR);
        this.stopTimeout = server.get(ServerSettings.STOP_TIMEOUT);
        this.cors = readCors(server, problems);
        services.forEach(
                service -> this.services.put(service, readService(reader.forOne(service))));
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
        new UnknownKeys(config, problems)
                .report(ServerSettings.LIST, UnknownKeys.QUOTED, name -> absent(name, services));
        return new ServerConfiguration(new SettingReader(config, problems), services, problems);
    }

    private static Optional<String> absent(String service, Collection<String> services) {
        if (services.contains(service)) {
            return Optional.empty();
        }
        String deployed = services.isEmpty() ? "none" : String.join(", ", new TreeSet<>(services));
        return Optional.of("there is no service " + service + " here. Services: " + deployed);
    }

    /** What stands before the procedures in paths: empty, or with a slash at its start and none at its end. */
    public String pathPrefix() {
        return pathPrefix;
    }

    /** What calls come through in a WAR. */
    public ServerDoor door() {
        return door;
    }

    /** How long calls may go on in a WAR that stops. */
    public Duration stopTimeout() {
        return stopTimeout;
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

    private static @Nullable CorsOptions readCors(SettingValues server, Consumer<String> problems) {
        List<String> origins = orEmpty(server.optional(ServerSettings.CORS_ORIGINS));
        List<String> requestHeaders = orEmpty(server.optional(ServerSettings.CORS_REQUEST_HEADERS));
        List<String> responseHeaders =
                orEmpty(server.optional(ServerSettings.CORS_RESPONSE_HEADERS));
        boolean credentials = server.get(ServerSettings.CORS_CREDENTIALS);
        if (credentials && origins.contains("*")) {
            problems.accept(
                    ServerSettings.CORS_CREDENTIALS.key()
                            + " = true: browsers refuse it together with any origin. Name the origins in "
                            + ServerSettings.CORS_ORIGINS.key()
                            + " instead of *");
            return null;
        }
        var maxAge = server.get(ServerSettings.CORS_MAX_AGE);
        return origins.isEmpty()
                ? null
                : new CorsOptions(origins, requestHeaders, responseHeaders, credentials, maxAge);
    }

    private static ServiceConfiguration readService(SettingValues service) {
        Limits limits =
                new Limits(
                        service.get(ServerSettings.MESSAGES.readMaxBytes),
                        service.get(ServerSettings.MESSAGES.writeMaxBytes),
                        service.get(ServerSettings.METADATA_MAX_BYTES),
                        service.get(ServerSettings.GET_MAX_BYTES));
        ServerOptions options =
                new ServerOptions(
                        limits,
                        ServerSettings.MESSAGES.json(service),
                        ServerSettings.MESSAGES.compression(service),
                        service.optional(ServerSettings.MAX_TIMEOUT),
                        service.get(ServerSettings.REQUIRE_CONNECT_PROTOCOL_HEADER),
                        List.of());
        return new ServiceConfiguration(
                options, orEmpty(service.optional(ServerSettings.INTERCEPTORS)));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private record ServiceConfiguration(
            ServerOptions options, List<Class<? extends Interceptor>> interceptors) {}
}

package org.connectjakarta.mp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.connectjakarta.Headers;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.WireOptions;
import org.connectjakarta.config.Setting;
import org.connectjakarta.config.SettingValues;
import org.connectjakarta.message.Limits;
import org.connectjakarta.vertx.ConnectionOptions;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.connectjakarta.vertx.TransportOptions;
import org.jspecify.annotations.Nullable;

/** What was set for one client, by configuration or by hand, and what that is for the engine and for the transport. Not thread-safe. */
final class ClientValues implements SettingValues {
    private final Map<Setting<?>, Object> values = new HashMap<>();
    private final Headers headers = Headers.metadata();

    <T> void put(Setting<T> setting, T value) {
        values.put(setting, value);
    }

    /** Takes over what is not set here. */
    void addMissing(ClientValues others) {
        others.values.forEach(values::putIfAbsent);
        for (String name : others.headers.names()) {
            if (!headers.contains(name)) {
                others.headers.getAll(name).forEach(value -> headers.add(name, value));
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked") // put with the type of its setting
    public <T> @Nullable T optional(Setting<T> setting) {
        Object value = values.get(setting);
        return value != null ? (T) value : setting.parsedDefault();
    }

    /** Headers of every request. */
    Headers headers() {
        return headers;
    }

    /** A list that may be absent. */
    <T> List<T> list(Setting<List<T>> setting) {
        List<T> list = optional(setting);
        return list == null ? List.of() : list;
    }

    /** Tells of values that do not go together. Without one, {@link #options} and {@link #transport} do not throw. */
    void check(Consumer<String> problems) {
        List<Runnable> parts = new ArrayList<>();
        parts.add(this::options);
        if (optional(ClientSettings.URL) != null) {
            parts.add(this::transport);
        }
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (IllegalArgumentException e) {
                problems.accept(e.getMessage());
            }
        }
    }

    /**
     * How calls are made, without interceptors.
     *
     * @throws IllegalArgumentException if a value is wrong
     */
    ClientOptions options() {
        WireOptions wire =
                new WireOptions(
                        get(ClientSettings.PROTOCOL),
                        get(ClientSettings.CODEC),
                        get(ClientSettings.USE_GET),
                        optional(ClientSettings.COMPRESSION));
        Limits limits =
                new Limits(
                        get(ClientSettings.MESSAGES.readMaxBytes),
                        get(ClientSettings.MESSAGES.writeMaxBytes),
                        get(ClientSettings.METADATA_MAX_BYTES),
                        get(ClientSettings.GET_MAX_BYTES));
        return new ClientOptions(
                wire,
                limits,
                ClientSettings.MESSAGES.json(this),
                ClientSettings.MESSAGES.compression(this),
                optional(ClientSettings.TIMEOUT),
                List.of());
    }

    /**
     * Where requests go, and how. There must be a URL.
     *
     * @throws IllegalArgumentException if a value is wrong
     */
    TransportOptions transport() {
        ConnectionOptions connections =
                new ConnectionOptions(
                        get(ClientSettings.CONNECT_TIMEOUT),
                        get(ClientSettings.IDLE_TIMEOUT),
                        get(ClientSettings.MAX_CONNECTIONS));
        return new TransportOptions(
                get(ClientSettings.URL),
                version(),
                connections,
                ClientTls.of(this),
                optional(ClientSettings.PROXY_ADDRESS),
                optional(ClientSettings.USER_AGENT));
    }

    private HttpVersionChoice version() {
        HttpVersionChoice version = get(ClientSettings.HTTP_VERSION);
        if (get(ClientSettings.PROTOCOL) != Protocol.GRPC) {
            return version;
        }
        if (version == HttpVersionChoice.HTTP_1_1) {
            throw new IllegalArgumentException(
                    "gRPC needs HTTP/2: http-version is 1.1. Expected: auto or 2, or the protocol grpc-web or connect");
        }
        return HttpVersionChoice.HTTP_2;
    }
}

package org.connectjakarta.mp;

import java.util.List;
import java.util.function.Consumer;
import org.connectjakarta.Headers;
import org.connectjakarta.Interceptor;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.vertx.TransportOptions;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The settings of one client, read and checked. Immutable. */
public final class ClientConfiguration {
    private final ClientValues values;
    private final ClientOptions options;
    private final TransportOptions transport;
    private final String scheme;

    private ClientConfiguration(ClientValues values, String scheme) {
        this.values = values;
        this.scheme = scheme;
        this.options = values.options();
        this.transport = values.transport();
    }

    /**
     * Reads and checks everything.
     *
     * @param problems told of each value that is wrong, of each key that is unknown and of each value that is missing, with the key, the
     *     value, where it comes from, what is expected and the place that needs the client. An unknown key is told for each client, in
     *     the same words: collect in a set
     * @return null if something was wrong
     */
    public static @Nullable ClientConfiguration read(
            Config config, ClientId id, Consumer<String> problems) {
        return read(config, id, ClientSpelling.PORTABLE, problems);
    }

    /** As the other, where a platform has a spelling of its own. */
    public static @Nullable ClientConfiguration read(
            Config config, ClientId id, ClientSpelling spelling, Consumer<String> problems) {
        ClientReader reader = new ClientReader(config, id, spelling, problems);
        ClientValues values = reader.read();
        if (!reader.failed()) {
            values.check(
                    problem ->
                            reader.report(
                                    "the settings of "
                                            + id.key()
                                            + " do not go together: "
                                            + problem));
        }
        return reader.failed() ? null : new ClientConfiguration(values, reader.scheme());
    }

    /** How calls are made, without interceptors. */
    public ClientOptions options() {
        return options;
    }

    /** Where requests go. Clients whose options are equal may share a transport. */
    public TransportOptions transport() {
        return transport;
    }

    /** What the URL begins with, as it is written: {@code http}, {@code https}, or what the platform takes besides. In lower case. */
    public String scheme() {
        return scheme;
    }

    /** The interceptors that are set, outermost first. Whoever builds the client creates them: see {@link ConnectClientBuilder#of}. */
    public List<Class<? extends Interceptor>> interceptors() {
        return values.list(ClientSettings.INTERCEPTORS);
    }

    /** The headers that every request carries. A copy. */
    public Headers headers() {
        return Headers.metadata().addAll(values.headers());
    }

    /** The names of the headers that are passed on from the call that is being served. */
    public List<String> propagateHeaders() {
        return values.list(ClientSettings.PROPAGATE_HEADERS);
    }

    /** Whether calls end with the deadline and the cancellation of the call that is being served. */
    public boolean propagateDeadline() {
        return values.get(ClientSettings.PROPAGATE_DEADLINE);
    }

    ClientValues values() {
        return values;
    }
}

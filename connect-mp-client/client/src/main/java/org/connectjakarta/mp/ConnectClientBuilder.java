package org.connectjakarta.mp;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectjakarta.CallContext;
import org.connectjakarta.Interceptor;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.config.Setting;
import org.connectjakarta.http.ClientTransport;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.connectjakarta.vertx.ProxyServer;
import org.connectjakarta.vertx.TransportOptions;
import org.connectjakarta.vertx.VertxTransport;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients without CDI. Every setting {@code connect.client.*} has a method of its name, with its meaning and its default: see
 * docs/configuration.md. Not thread-safe; what it builds is.
 *
 * <pre>{@code
 * ElizaServiceConnect eliza =
 *         ConnectClientBuilder.newBuilder().baseUri("http://localhost:8080").build(ElizaServiceConnect.class);
 * }</pre>
 *
 * <p>A client made by {@link #build} lives as long as its program: it has no method that closes it. Where connections must be closed
 * earlier, or where several services are on one server, make the engine and close that:
 *
 * <pre>{@code
 * try (RpcClient rpc = ConnectClientBuilder.newBuilder().baseUri("http://localhost:8080").buildRpc()) {
 *     ElizaServiceConnect.client(rpc).say(request);
 * }
 * }</pre>
 */
public final class ConnectClientBuilder {
    private final ClientValues values = new ClientValues();
    private final List<Interceptor> interceptors = new ArrayList<>();
    private @Nullable String configKey;
    private @Nullable Executor executor;
    private @Nullable Supplier<@Nullable CallContext> inbound;
    private Function<TransportOptions, ClientTransport> transports = VertxTransport::create;

    private ConnectClientBuilder() {}

    /** A builder with the default of every setting. */
    public static ConnectClientBuilder newBuilder() {
        return new ConnectClientBuilder();
    }

    /**
     * A builder with what was configured, but without {@link ClientConfiguration#interceptors() its interceptors}: for a container that
     * creates them.
     */
    public static ConnectClientBuilder of(ClientConfiguration configuration) {
        ConnectClientBuilder builder = new ConnectClientBuilder();
        builder.values.addMissing(configuration.values());
        return builder;
    }

    /**
     * Takes the settings {@code connect.client."key".*} from MicroProfile Config, and those for all clients, as far as this builder is
     * told nothing else. They are read when the client is built. Interceptors that are set are created by their constructors without
     * parameters, and go outside those that this builder is told of.
     */
    public ConnectClientBuilder configKey(String key) {
        configKey = key;
        return this;
    }

    /** Where the service is. Throws IllegalArgumentException if it is not a URL of HTTP without query and user. */
    public ConnectClientBuilder baseUri(String baseUri) {
        return set(ClientSettings.URL, ClientSettings.URL.type().parser().apply(baseUri));
    }

    /** Where the service is. Throws IllegalArgumentException if it is not a URL of HTTP without query and user. */
    public ConnectClientBuilder baseUri(URI baseUri) {
        return baseUri(baseUri.toString());
    }

    /** The protocol that is spoken. */
    public ConnectClientBuilder protocol(Protocol protocol) {
        return set(ClientSettings.PROTOCOL, protocol);
    }

    /** How messages are written: {@code proto} or {@code json}. */
    public ConnectClientBuilder codec(String codec) {
        return set(ClientSettings.CODEC, codec);
    }

    /** Which version of HTTP is spoken. Automatic is HTTP/2 for gRPC. */
    public ConnectClientBuilder httpVersion(HttpVersionChoice version) {
        return set(ClientSettings.HTTP_VERSION, version);
    }

    /** Whether Connect calls of methods without side effects go by HTTP GET. */
    public ConnectClientBuilder useGet(boolean useGet) {
        return set(ClientSettings.USE_GET, useGet);
    }

    /** The longest query of a Connect GET, in bytes. */
    public ConnectClientBuilder getMaxBytes(int bytes) {
        return set(ClientSettings.GET_MAX_BYTES, bytes);
    }

    /** The name of the compression of request messages. */
    public ConnectClientBuilder compression(String name) {
        return set(ClientSettings.COMPRESSION, name);
    }

    /** The names of the compressions that are spoken; none for none. Throws IllegalArgumentException for one that is not there. */
    public ConnectClientBuilder compressionEnabled(String... names) {
        return set(ClientSettings.MESSAGES.compressionEnabled, Compressions.only(List.of(names)));
    }

    /** The smallest message that is sent compressed, in bytes before compression. */
    public ConnectClientBuilder compressionMinBytes(int bytes) {
        return set(ClientSettings.MESSAGES.compressionMinBytes, bytes);
    }

    /** How long a call may take, from its start to its last message. */
    public ConnectClientBuilder timeout(Duration timeout) {
        return set(ClientSettings.TIMEOUT, timeout);
    }

    /** How long it may take to connect, and how long the TLS handshake may take after that. */
    public ConnectClientBuilder connectTimeout(Duration timeout) {
        return set(ClientSettings.CONNECT_TIMEOUT, timeout);
    }

    /** How long a connection is kept that no call uses. */
    public ConnectClientBuilder idleTimeout(Duration timeout) {
        return set(ClientSettings.IDLE_TIMEOUT, timeout);
    }

    /** The most connections of HTTP/1.1 at once. */
    public ConnectClientBuilder maxConnections(int connections) {
        return set(ClientSettings.MAX_CONNECTIONS, connections);
    }

    /** The largest message that is received, in bytes. */
    public ConnectClientBuilder readMaxBytes(int bytes) {
        return set(ClientSettings.MESSAGES.readMaxBytes, bytes);
    }

    /** The largest message that is sent, in bytes before compression. */
    public ConnectClientBuilder writeMaxBytes(int bytes) {
        return set(ClientSettings.MESSAGES.writeMaxBytes, bytes);
    }

    /** The most metadata of a request, and of the headers and of the trailers of a response, in bytes as HTTP/2 counts them. */
    public ConnectClientBuilder metadataMaxBytes(int bytes) {
        return set(ClientSettings.METADATA_MAX_BYTES, bytes);
    }

    /** The deepest nesting of JSON that is read. */
    public ConnectClientBuilder jsonMaxDepth(int levels) {
        return set(ClientSettings.MESSAGES.jsonMaxDepth, levels);
    }

    /** The longest number in JSON that is read, in characters. */
    public ConnectClientBuilder jsonMaxNumberLength(int characters) {
        return set(ClientSettings.MESSAGES.jsonMaxNumberLength, characters);
    }

    /** Whether JSON shows default values. */
    public ConnectClientBuilder jsonWriteDefaults(boolean writeDefaults) {
        return set(ClientSettings.MESSAGES.jsonWriteDefaults, writeDefaults);
    }

    /** A header of every request, besides those there are. Throws as {@link org.connectjakarta.Headers#add}. */
    public ConnectClientBuilder header(String name, String value) {
        values.headers().add(name, value);
        return this;
    }

    /** The headers that are passed on from the {@link #inbound} call. Throws IllegalArgumentException for one of a protocol. */
    public ConnectClientBuilder propagateHeaders(String... names) {
        return set(
                ClientSettings.PROPAGATE_HEADERS,
                ClientSettings.PROPAGATE_HEADERS.type().parser().apply(String.join(",", names)));
    }

    /** Whether calls end with the {@link #inbound} call. */
    public ConnectClientBuilder propagateDeadline(boolean propagate) {
        return set(ClientSettings.PROPAGATE_DEADLINE, propagate);
    }

    /** Watch the calls, inside those that were added before; the first is the outermost of them. Not closed with the client. */
    public ConnectClientBuilder interceptors(List<? extends Interceptor> added) {
        interceptors.addAll(added);
        return this;
    }

    /** As {@link #interceptors(List)}. */
    public ConnectClientBuilder interceptors(Interceptor... added) {
        return interceptors(List.of(added));
    }

    /** A key store with the authorities that are trusted: a path, a {@code file:} URL or a {@code classpath:} name. */
    public ConnectClientBuilder trustStore(String location) {
        return set(ClientSettings.TRUST_STORE, Location.of(location));
    }

    /** The password of the trust store. */
    public ConnectClientBuilder trustStorePassword(String password) {
        return set(ClientSettings.TRUST_STORE_PASSWORD, password);
    }

    /** The type of the trust store. */
    public ConnectClientBuilder trustStoreType(String type) {
        return set(ClientSettings.TRUST_STORE_TYPE, type);
    }

    /** The certificates of the authorities that are trusted, in PEM; where, as for {@link #trustStore}. */
    public ConnectClientBuilder trustedCertificates(String location) {
        return set(ClientSettings.TRUSTED_CERTIFICATES, Location.of(location));
    }

    /** A key store with the client's key and certificate; where, as for {@link #trustStore}. */
    public ConnectClientBuilder keyStore(String location) {
        return set(ClientSettings.KEY_STORE, Location.of(location));
    }

    /** The password of the key store and of the key. */
    public ConnectClientBuilder keyStorePassword(String password) {
        return set(ClientSettings.KEY_STORE_PASSWORD, password);
    }

    /** The type of the key store. */
    public ConnectClientBuilder keyStoreType(String type) {
        return set(ClientSettings.KEY_STORE_TYPE, type);
    }

    /** The client's certificate, in PEM; where, as for {@link #trustStore}. */
    public ConnectClientBuilder certificate(String location) {
        return set(ClientSettings.CERTIFICATE, Location.of(location));
    }

    /** The client's private key, in PEM; where, as for {@link #trustStore}. */
    public ConnectClientBuilder key(String location) {
        return set(ClientSettings.KEY, Location.of(location));
    }

    /** Whether the certificate of the server must be for the host of the URL. */
    public ConnectClientBuilder verifyHostname(boolean verify) {
        return set(ClientSettings.VERIFY_HOSTNAME, verify);
    }

    /** An HTTP proxy, as {@code host:port}. Throws IllegalArgumentException for something else. */
    public ConnectClientBuilder proxyAddress(String hostAndPort) {
        return set(ClientSettings.PROXY_ADDRESS, ProxyServer.of(hostAndPort));
    }

    /** What the client calls itself. */
    public ConnectClientBuilder userAgent(String userAgent) {
        return set(
                ClientSettings.USER_AGENT,
                ClientSettings.USER_AGENT.type().parser().apply(userAgent));
    }

    /**
     * The call that is being served where a call is made, for {@link #propagateHeaders} and {@link #propagateDeadline}: asked for by the
     * thread that makes a call; null if no call is being served.
     */
    public ConnectClientBuilder inbound(Supplier<@Nullable CallContext> inbound) {
        this.inbound = inbound;
        return this;
    }

    /** Where results of asynchronous calls are told: see {@link org.connectjakarta.client.RpcClientBuilder#executor}. */
    public ConnectClientBuilder executor(Executor executor) {
        this.executor = executor;
        return this;
    }

    /**
     * Makes what sends requests, with what was set; closed with the client. By default {@link VertxTransport#create(TransportOptions)}: on
     * a Vert.x that all such clients share.
     */
    public ConnectClientBuilder transport(Function<TransportOptions, ClientTransport> transports) {
        this.transports = transports;
        return this;
    }

    private <T> ConnectClientBuilder set(Setting<T> setting, T value) {
        values.put(setting, value);
        return this;
    }

    /**
     * A client of a service, with connections of its own. It lives as long as the program; see above for others.
     *
     * @param type an interface that the protoc plugin generated: the blocking one, or its {@code Client}, {@code Async} or {@code Mutiny}
     * @throws IllegalArgumentException for any other type, and as {@link #buildRpc}
     */
    public <T> T build(Class<T> type) {
        Function<RpcClient, T> client = TypedClients.of(type);
        return client.apply(buildRpc());
    }

    /**
     * What makes the calls of clients: {@code ElizaServiceConnect.client(rpc)}. Closing it closes the connections.
     *
     * @throws IllegalArgumentException if there is no URL, if a setting is wrong, or if settings do not go together; the text tells all
     *     that is wrong
     * @throws IllegalStateException if configuration is to be read and MicroProfile Config is not on the class path
     */
    public RpcClient buildRpc() {
        List<String> problems = new ArrayList<>();
        ClientValues all = new ClientValues();
        all.addMissing(values);
        List<Interceptor> chain = new ArrayList<>();
        if (configKey != null) {
            URI said = values.optional(ClientSettings.URL);
            ClientValues configured =
                    ConfiguredClient.read(
                            configKey, said == null ? null : said.toString(), problems::add);
            chain.addAll(ConfiguredClient.interceptors(configured, problems::add));
            all.addMissing(configured);
        } else if (all.optional(ClientSettings.URL) == null) {
            problems.add("there is no URL: say baseUri or configKey");
        }
        chain.addAll(interceptors);
        ClientAssembly client = new ClientAssembly(all, chain, inbound, executor, transports);
        if (problems.isEmpty()) {
            client.check(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the client cannot be built: " + String.join("; ", problems));
        }
        return client.build();
    }
}

package org.connectjakarta.mp;

import static org.connectjakarta.config.Setting.Scope.EACH;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.connectjakarta.Interceptor;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.config.InterceptorClasses;
import org.connectjakarta.config.MessageSettings;
import org.connectjakarta.config.Setting;
import org.connectjakarta.config.SettingList;
import org.connectjakarta.config.ValueType;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.connectjakarta.vertx.ProxyServer;
import org.jspecify.annotations.Nullable;

/** Every setting of clients, declared once; docs/configuration.md is checked against this list. */
final class ClientSettings {

    static final String PREFIX = "connect.client.";

    static final MessageSettings MESSAGES = new MessageSettings(PREFIX);

    static final Setting<URI> URL =
            setting(
                    "url",
                    ClientTypes.URL,
                    null,
                    "Where the service is: scheme, host, port, and what stands before `/pkg.Service/Method`. Every client needs one.");
    static final Setting<URI> URI =
            setting(
                    "uri",
                    ClientTypes.URL,
                    null,
                    "Another name of `url`. It wins where both are there.");
    static final Setting<Protocol> PROTOCOL =
            setting("protocol", ClientTypes.PROTOCOL, "connect", "The protocol that is spoken.");
    static final Setting<String> CODEC =
            setting("codec", ClientTypes.CODEC, "proto", "How messages are written.");
    static final Setting<HttpVersionChoice> HTTP_VERSION =
            setting(
                    "http-version",
                    ClientTypes.HTTP_VERSION,
                    "auto",
                    "`auto`: HTTP/2 for gRPC, with prior knowledge where the URL has no TLS; for the other protocols what the server"
                            + " prefers over TLS, else HTTP/1.1. `2` without TLS is HTTP/2 with prior knowledge. Streams in both"
                            + " directions at once need HTTP/2.");
    static final Setting<Boolean> USE_GET =
            setting(
                    "use-get",
                    ValueType.BOOLEAN,
                    "false",
                    "Whether Connect calls of methods without side effects go by HTTP GET, which caches understand.");
    static final Setting<Integer> GET_MAX_BYTES =
            setting(
                    "get-max-bytes",
                    ValueType.size(1),
                    "8KiB",
                    "The longest query of a Connect GET. A call that needs a longer one goes by POST.");
    static final Setting<String> COMPRESSION =
            setting(
                    "compression",
                    ClientTypes.COMPRESSION,
                    null,
                    "The compression of request messages. None by default: a server may not know it. Responses are compressed as the"
                            + " server likes.");
    static final Setting<Duration> TIMEOUT =
            setting(
                    "timeout",
                    ValueType.DURATION,
                    null,
                    "How long a call may take, from its start to its last message; the server is told. No limit by default. A"
                            + " single call can have its own.");
    static final Setting<Duration> CONNECT_TIMEOUT =
            setting(
                    "connect-timeout",
                    ValueType.DURATION,
                    "10s",
                    "How long it may take to connect, and how long the TLS handshake may take after that.");
    static final Setting<Duration> IDLE_TIMEOUT =
            setting(
                    "idle-timeout",
                    ValueType.DURATION,
                    "60s",
                    "How long a connection is kept that no call uses.");
    static final Setting<Integer> MAX_CONNECTIONS =
            setting(
                    "max-connections",
                    ValueType.number("number of connections"),
                    "64",
                    "The most connections of HTTP/1.1 at once; further calls wait. HTTP/2 needs one.");
    static final Setting<Integer> METADATA_MAX_BYTES =
            setting(
                    "metadata-max-bytes",
                    ValueType.size(1),
                    "8KiB",
                    "The most metadata of the headers and of the trailers of a response, and of a request, each counted as HTTP/2"
                            + " does: names, values and 32 for each line.");
    static final Setting<String> HEADERS =
            setting(
                    "headers.\"*\"",
                    ClientTypes.HEADER_VALUE,
                    null,
                    "A header of every request, by its name: `connect.client.headers.\"x-tenant\"=acme`. A call that has the header"
                            + " already keeps its own.");
    static final Setting<List<String>> PROPAGATE_HEADERS =
            setting(
                    "propagate-headers",
                    ClientTypes.PROPAGATED,
                    null,
                    "The headers that are passed on from the call that is being served to the calls that are made for it. None by"
                            + " default; think twice about `authorization`.");
    static final Setting<Boolean> PROPAGATE_DEADLINE =
            setting(
                    "propagate-deadline",
                    ValueType.BOOLEAN,
                    "false",
                    "Whether calls that are made for a call that is being served end with it: at its deadline, if that is sooner than"
                            + " `timeout`, and when it is cancelled.");
    static final Setting<List<Class<? extends Interceptor>>> INTERCEPTORS =
            setting(
                    "interceptors",
                    InterceptorClasses.TYPE,
                    null,
                    "Interceptors, outermost first. They run inside those that are beans with `@ConnectClient`. None by default.");
    static final Setting<Location> TRUST_STORE =
            setting(
                    "trust-store",
                    Location.TYPE,
                    null,
                    "A key store with the certificates of the authorities that are trusted, instead of those of the JVM.");
    static final Setting<String> TRUST_STORE_PASSWORD =
            setting("trust-store-password", ValueType.TEXT.secret(), null, "Its password.");
    static final Setting<String> TRUST_STORE_TYPE =
            setting(
                    "trust-store-type",
                    ValueType.TEXT,
                    "PKCS12",
                    "Its type. A file of type `JKS` is recognised, too.");
    static final Setting<Location> TRUSTED_CERTIFICATES =
            setting(
                    "trusted-certificates",
                    Location.TYPE,
                    null,
                    "The certificates of those authorities in PEM, instead of a trust store.");
    static final Setting<Location> KEY_STORE =
            setting(
                    "key-store",
                    Location.TYPE,
                    null,
                    "A key store with the key and the certificate that the client shows to a server that asks.");
    static final Setting<String> KEY_STORE_PASSWORD =
            setting(
                    "key-store-password",
                    ValueType.TEXT.secret(),
                    null,
                    "Its password, and that of the key.");
    static final Setting<String> KEY_STORE_TYPE =
            setting(
                    "key-store-type",
                    ValueType.TEXT,
                    "PKCS12",
                    "Its type. A file of type `JKS` is recognised, too.");
    static final Setting<Location> CERTIFICATE =
            setting(
                    "certificate",
                    Location.TYPE,
                    null,
                    "The client's certificate in PEM, followed by those that lead to its authority, instead of a key store.");
    static final Setting<Location> KEY =
            setting(
                    "key",
                    Location.TYPE,
                    null,
                    "Its private key in PEM: PKCS#8, PKCS#1 for RSA, or RFC 5915 for EC.");
    static final Setting<Boolean> VERIFY_HOSTNAME =
            setting(
                    "verify-hostname",
                    ValueType.BOOLEAN,
                    "true",
                    "Whether the certificate of the server must be for the host of the URL.");
    static final Setting<ProxyServer> PROXY_ADDRESS =
            setting(
                    "proxy-address",
                    ClientTypes.PROXY,
                    null,
                    "An HTTP proxy that connections go through. None by default.");
    static final Setting<String> USER_AGENT =
            setting(
                    "user-agent",
                    ClientTypes.HEADER_VALUE,
                    "connect-jakarta",
                    "What the client calls itself.");

    static final List<Setting<?>> ALL =
            List.of(
                    URL,
                    URI,
                    PROTOCOL,
                    CODEC,
                    HTTP_VERSION,
                    USE_GET,
                    GET_MAX_BYTES,
                    COMPRESSION,
                    MESSAGES.compressionEnabled,
                    MESSAGES.compressionMinBytes,
                    TIMEOUT,
                    CONNECT_TIMEOUT,
                    IDLE_TIMEOUT,
                    MAX_CONNECTIONS,
                    MESSAGES.readMaxBytes,
                    MESSAGES.writeMaxBytes,
                    METADATA_MAX_BYTES,
                    MESSAGES.jsonMaxDepth,
                    MESSAGES.jsonMaxNumberLength,
                    MESSAGES.jsonWriteDefaults,
                    HEADERS,
                    PROPAGATE_HEADERS,
                    PROPAGATE_DEADLINE,
                    INTERCEPTORS,
                    TRUST_STORE,
                    TRUST_STORE_PASSWORD,
                    TRUST_STORE_TYPE,
                    TRUSTED_CERTIFICATES,
                    KEY_STORE,
                    KEY_STORE_PASSWORD,
                    KEY_STORE_TYPE,
                    CERTIFICATE,
                    KEY,
                    VERIFY_HOSTNAME,
                    PROXY_ADDRESS,
                    USER_AGENT);

    static final SettingList LIST = new SettingList(PREFIX, "all clients", ALL);

    private ClientSettings() {}

    private static <T> Setting<T> setting(
            String name, ValueType<T> type, @Nullable String defaultValue, String meaning) {
        return new Setting<>(PREFIX, name, type, defaultValue, EACH, meaning);
    }
}

package org.connectjakarta.quarkus.client;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clients of Connect, gRPC and gRPC-Web services.
 *
 * <p>Values are written as in the portable settings {@code connect.client."key".*}, which count where one of these is not there; below
 * {@code connect.client.*} without a key are those for all clients. They are texts here because one reader checks both spellings.
 */
@ConfigMapping(prefix = "quarkus.connect.clients")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ClientsConfig {

    /** What keys begin with before the name of a client. */
    String PREFIX = "quarkus.connect.clients.";

    /** The clients by their keys: the value of {@code @ConnectClient}, or the full name of the service. */
    @WithParentName
    @ConfigDocMapKey("key")
    Map<String, ClientConfig> clients();

    /** The settings of one client. */
    interface ClientConfig {
        /** Where the service is: scheme, host, port, and what stands before {@code /pkg.Service/Method}. Every client needs one. */
        Optional<String> url();

        /** Another name of {@code url}. It wins where both are there. */
        Optional<String> uri();

        /** The protocol that is spoken: {@code connect}, {@code grpc} or {@code grpc-web}. {@code connect} by default. */
        Optional<String> protocol();

        /** How messages are written: {@code proto} or {@code json}. {@code proto} by default. */
        Optional<String> codec();

        /**
         * The version of HTTP: {@code auto}, {@code 1.1} or {@code 2}. {@code auto}, the default, is HTTP/2 for gRPC, with prior knowledge
         * where the URL has no TLS; for the other protocols it is what the server prefers over TLS, else HTTP/1.1.
         */
        Optional<String> httpVersion();

        /** Whether Connect calls of methods without side effects go by HTTP GET. Not by default. */
        Optional<String> useGet();

        /** The longest query of a Connect GET. A call that needs a longer one goes by POST. {@code 8KiB} by default. */
        Optional<String> getMaxBytes();

        /** Compression. */
        CompressionConfig compression();

        /** How long a call may take, from its start to its last message; the server is told. No limit by default. */
        Optional<String> timeout();

        /** How long it may take to connect, and how long the TLS handshake may take after that. {@code 10s} by default. */
        Optional<String> connectTimeout();

        /** How long a connection is kept that no call uses. {@code 60s} by default. */
        Optional<String> idleTimeout();

        /** The most connections of HTTP/1.1 at once; further calls wait. {@code 64} by default. HTTP/2 needs one. */
        Optional<String> maxConnections();

        /** The largest message that is received. {@code 4MiB} by default. */
        Optional<String> readMaxBytes();

        /** The largest message that is sent, before compression. No limit by default. */
        Optional<String> writeMaxBytes();

        /** The most metadata of the headers and of the trailers of a response, and of a request. {@code 8KiB} by default. */
        Optional<String> metadataMaxBytes();

        /** JSON. */
        JsonConfig json();

        /** Headers of every request. A call that has a header already keeps its own. */
        @ConfigDocMapKey("header")
        Map<String, String> headers();

        /** The headers that are passed on from the call that is being served to the calls that are made for it. None by default. */
        Optional<List<String>> propagateHeaders();

        /** Whether calls that are made for a call that is being served end with it. Not by default. */
        Optional<String> propagateDeadline();

        /** The classes of interceptors, outermost first. They are beans, and run inside those with {@code @ConnectClient}. */
        Optional<List<String>> interceptors();

        /** The name of a TLS configuration of Quarkus, {@code quarkus.tls."name".*}, instead of the stores and certificates below. */
        Optional<String> tlsConfigurationName();

        /** A key store with the certificates of the authorities that are trusted, instead of those of the JVM. */
        Optional<String> trustStore();

        /** Its password. */
        Optional<String> trustStorePassword();

        /** Its type. {@code PKCS12} by default; {@code JKS} is recognised, too. */
        Optional<String> trustStoreType();

        /** The certificates of those authorities in PEM, instead of a trust store. */
        Optional<String> trustedCertificates();

        /** A key store with the key and the certificate that the client shows to a server that asks. */
        Optional<String> keyStore();

        /** Its password, and that of the key. */
        Optional<String> keyStorePassword();

        /** Its type. {@code PKCS12} by default; {@code JKS} is recognised, too. */
        Optional<String> keyStoreType();

        /** The client's certificate in PEM, followed by those that lead to its authority, instead of a key store. */
        Optional<String> certificate();

        /** Its private key in PEM. */
        Optional<String> key();

        /** Whether the certificate of the server must be for the host of the URL. It must by default. */
        Optional<String> verifyHostname();

        /** An HTTP proxy that connections go through, as {@code host:port}. None by default. */
        Optional<String> proxyAddress();

        /** What the client calls itself. {@code connect-jakarta} by default. */
        Optional<String> userAgent();
    }

    /** Compression. */
    interface CompressionConfig {
        /** The compression of request messages, such as {@code gzip}. None by default: a server may not know it. */
        @WithParentName
        Optional<String> name();

        /** The compressions that are spoken. All that are there by default. */
        Optional<List<String>> enabled();

        /** The smallest message that is sent compressed. */
        Optional<String> minBytes();
    }

    /** JSON. */
    interface JsonConfig {
        /** The deepest nesting that is read. */
        Optional<String> maxDepth();

        /** The longest number that is read, in characters. */
        Optional<String> maxNumberLength();

        /** Whether default values are written. Not by default. */
        Optional<String> writeDefaults();
    }
}

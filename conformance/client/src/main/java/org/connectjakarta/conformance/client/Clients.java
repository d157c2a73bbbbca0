package org.connectjakarta.conformance.client;

import com.google.protobuf.ByteString;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import connectrpc.conformance.v1.ConfigOuterClass.Codec;
import connectrpc.conformance.v1.ConfigOuterClass.Compression;
import connectrpc.conformance.v1.ConfigOuterClass.HTTPVersion;
import connectrpc.conformance.v1.ConfigOuterClass.TLSCreds;
import connectrpc.conformance.v1.Service;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.connectjakarta.Headers;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.WireOptions;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.http.ClientTransport;
import org.connectjakarta.message.Limits;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.connectjakarta.vertx.TlsOptions;
import org.connectjakarta.vertx.TransportOptions;
import org.connectjakarta.vertx.VertxTransport;
import org.jspecify.annotations.Nullable;

/**
 * One transport for the calls to one server, and one client for the calls that are configured alike. What they have in common is a
 * request with everything else left out. Thread-safe.
 */
final class Clients implements AutoCloseable {
    /** The suite wants even the smallest messages compressed. */
    private static final CompressionOptions COMPRESSION =
            new CompressionOptions(Compressions.all(), 0);

    private final Map<ClientCompatRequest, ClientTransport> transports = new ConcurrentHashMap<>();
    private final Map<ClientCompatRequest, RpcClient> clients = new ConcurrentHashMap<>();

    /** The transport for a request. Not to be closed. */
    ClientTransport transport(ClientCompatRequest request) {
        return transports.computeIfAbsent(
                server(request).build(), key -> VertxTransport.create(transportOptions(key)));
    }

    /** The client for a request, by which all its calls can be made. Not to be closed. */
    RpcClient client(ClientCompatRequest request) {
        ClientCompatRequest key =
                server(request)
                        .setProtocol(request.getProtocol())
                        .setCodec(request.getCodec())
                        .setCompression(request.getCompression())
                        .setMessageReceiveLimit(request.getMessageReceiveLimit())
                        .setUseGetHttpMethod(request.getUseGetHttpMethod())
                        .build();
        return clients.computeIfAbsent(
                key,
                shared -> RpcClient.builder(transport(shared)).options(options(shared)).build());
    }

    private static ClientCompatRequest.Builder server(ClientCompatRequest request) {
        ClientCompatRequest.Builder server =
                ClientCompatRequest.newBuilder()
                        .setHost(request.getHost())
                        .setPort(request.getPort())
                        .setHttpVersion(request.getHttpVersion())
                        .setServerTlsCert(request.getServerTlsCert());
        if (request.hasClientTlsCreds()) {
            server.setClientTlsCreds(request.getClientTlsCreds());
        }
        return server;
    }

    private static TransportOptions transportOptions(ClientCompatRequest server) {
        ByteString certificate = server.getServerTlsCert();
        String scheme = certificate.isEmpty() ? "http" : "https";
        TransportOptions options =
                TransportOptions.of(
                                URI.create(
                                        scheme + "://" + server.getHost() + ":" + server.getPort()))
                        .withVersion(
                                server.getHttpVersion() == HTTPVersion.HTTP_VERSION_1
                                        ? HttpVersionChoice.HTTP_1_1
                                        : HttpVersionChoice.HTTP_2);
        if (certificate.isEmpty()) {
            return options;
        }
        TlsOptions tls = TlsOptions.DEFAULT.withTrust(certificate.toStringUtf8());
        if (server.hasClientTlsCreds()) {
            TLSCreds client = server.getClientTlsCreds();
            tls = tls.withIdentity(client.getCert().toStringUtf8(), client.getKey().toStringUtf8());
        }
        return options.withTls(tls);
    }

    /** How the calls are made that a request describes, without their timeout and their headers. */
    static ClientOptions options(ClientCompatRequest request) {
        Limits limits = Limits.DEFAULT;
        if (request.getMessageReceiveLimit() != 0) {
            limits =
                    new Limits(
                            request.getMessageReceiveLimit(),
                            limits.writeMaxBytes(),
                            limits.metadataMaxBytes(),
                            limits.getMaxBytes());
        }
        return ClientOptions.DEFAULT
                .withWire(
                        new WireOptions(
                                protocol(request),
                                request.getCodec() == Codec.CODEC_JSON ? "json" : "proto",
                                request.getUseGetHttpMethod(),
                                compression(request.getCompression())))
                .withCompression(COMPRESSION)
                .withLimits(limits);
    }

    private static Protocol protocol(ClientCompatRequest request) {
        return switch (request.getProtocol()) {
            case PROTOCOL_CONNECT -> Protocol.CONNECT;
            case PROTOCOL_GRPC -> Protocol.GRPC;
            case PROTOCOL_GRPC_WEB -> Protocol.GRPC_WEB;
            default ->
                    throw new IllegalArgumentException(
                            "no such protocol: " + request.getProtocol());
        };
    }

    private static @Nullable String compression(Compression compression) {
        return switch (compression) {
            case COMPRESSION_UNSPECIFIED, COMPRESSION_IDENTITY -> null;
            case COMPRESSION_GZIP -> "gzip";
            case COMPRESSION_BR -> "br";
            case COMPRESSION_ZSTD -> "zstd";
            case COMPRESSION_DEFLATE -> "deflate";
            case COMPRESSION_SNAPPY -> "snappy";
            default -> throw new IllegalArgumentException("no such compression: " + compression);
        };
    }

    /** Adds what the runner wants to see as request headers. */
    static void addHeaders(List<Service.Header> from, Headers to) {
        for (Service.Header header : from) {
            header.getValueList().forEach(value -> to.add(header.getName(), value));
        }
    }

    @Override
    public void close() {
        transports.values().forEach(ClientTransport::close);
    }
}

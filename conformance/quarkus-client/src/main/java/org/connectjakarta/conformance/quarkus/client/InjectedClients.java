package org.connectjakarta.conformance.quarkus.client;

import com.google.protobuf.ByteString;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import connectrpc.conformance.v1.ConfigOuterClass.Codec;
import connectrpc.conformance.v1.ConfigOuterClass.HTTPVersion;
import connectrpc.conformance.v1.ConfigOuterClass.Protocol;
import connectrpc.conformance.v1.ConformanceServiceConnect;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.connectjakarta.cdi.ConnectClient;

/** A client for each configuration that the runner wants. Thread-safe. */
@Singleton
public class InjectedClients {
    private final Instance<ConformanceServiceConnect.Client> clients;
    private final Map<Map<String, String>, String> keys = new HashMap<>();
    private final Map<ByteString, String> files = new HashMap<>();

    /** For the container. */
    @Inject
    InjectedClients(@Any Instance<ConformanceServiceConnect.Client> clients) {
        this.clients = clients;
    }

    /** The client for a request. */
    synchronized ConformanceServiceConnect.Client of(ClientCompatRequest request) {
        String key = keys.computeIfAbsent(settings(request), this::configure);
        return clients.select(ConnectClient.Literal.of(key)).get();
    }

    private String configure(Map<String, String> settings) {
        String key = Integer.toString(keys.size());
        settings.forEach(
                (name, value) ->
                        LateSettings.put("quarkus.connect.clients.\"" + key + "\"." + name, value));
        return key;
    }

    private Map<String, String> settings(ClientCompatRequest request) {
        Map<String, String> settings = new TreeMap<>();
        boolean tls = !request.getServerTlsCert().isEmpty();
        settings.put(
                "url",
                (tls ? "https://" : "http://") + request.getHost() + ":" + request.getPort());
        boolean http1 = request.getHttpVersion() == HTTPVersion.HTTP_VERSION_1;
        settings.put("http-version", http1 ? "1.1" : "2");
        settings.put("protocol", protocol(request.getProtocol()));
        settings.put("codec", request.getCodec() == Codec.CODEC_JSON ? "json" : "proto");
        if (request.getMessageReceiveLimit() != 0) {
            settings.put(
                    "read-max-bytes", Integer.toUnsignedString(request.getMessageReceiveLimit()));
        }
        if (tls) {
            settings.put("trusted-certificates", file(request.getServerTlsCert()));
        }
        if (request.hasClientTlsCreds()) {
            settings.put("certificate", file(request.getClientTlsCreds().getCert()));
            settings.put("key", file(request.getClientTlsCreds().getKey()));
        }
        return settings;
    }

    private static String protocol(Protocol protocol) {
        return switch (protocol) {
            case PROTOCOL_CONNECT -> "connect";
            case PROTOCOL_GRPC -> "grpc";
            case PROTOCOL_GRPC_WEB -> "grpc-web";
            default -> throw new IllegalArgumentException("no such protocol: " + protocol);
        };
    }

    private String file(ByteString content) {
        return files.computeIfAbsent(content, InjectedClients::write);
    }

    private static String write(ByteString content) {
        try {
            Path file = Files.createTempFile("conformance", ".pem");
            file.toFile().deleteOnExit();
            Files.write(file, content.toByteArray());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

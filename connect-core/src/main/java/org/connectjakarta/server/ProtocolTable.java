package org.connectjakarta.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.connectjakarta.StreamType;
import org.connectjakarta.protocol.ServerProtocol;
import org.connectjakarta.protocol.connect.ConnectStreamServer;
import org.connectjakarta.protocol.connect.ConnectUnaryServer;
import org.connectjakarta.protocol.grpc.GrpcServer;
import org.jspecify.annotations.Nullable;

/** The protocols by content type, for unary methods or for streams. */
final class ProtocolTable {
    private static final List<String> CODECS = List.of("proto", "json");
    private static final ProtocolTable UNARY = new ProtocolTable(ConnectUnaryServer.POST);
    private static final ProtocolTable STREAM = new ProtocolTable(ConnectStreamServer.INSTANCE);

    private final Map<String, Entry> byContentType = new HashMap<>();
    private final String contentTypes;

    /**
     * A protocol and a codec.
     *
     * @param contentType by which they were found, and in which to answer
     */
    record Entry(ServerProtocol protocol, String codec, String contentType) {}

    private ProtocolTable(ServerProtocol connect) {
        List<ServerProtocol> protocols = new ArrayList<>(GrpcServer.VARIANTS);
        protocols.add(connect);
        for (ServerProtocol protocol : protocols) {
            for (String codec : CODECS) {
                for (String contentType : protocol.contentTypes(codec)) {
                    byContentType.put(contentType, new Entry(protocol, codec, contentType));
                }
            }
        }
        contentTypes = String.join(", ", new TreeSet<>(byContentType.keySet()));
    }

    static ProtocolTable of(StreamType type) {
        return type == StreamType.UNARY ? UNARY : STREAM;
    }

    @Nullable Entry find(@Nullable String contentType) {
        return contentType == null ? null : byContentType.get(contentType);
    }

    /** All content types, for an {@code Accept-Post} header. */
    String contentTypes() {
        return contentTypes;
    }
}

package org.connectjakarta.client;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.connectjakarta.IdempotencyLevel;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.codec.Codec;
import org.connectjakarta.codec.JsonCodec;
import org.connectjakarta.codec.ProtoCodec;
import org.connectjakarta.protocol.ClientProtocol;
import org.connectjakarta.protocol.connect.ConnectStreamClient;
import org.connectjakarta.protocol.connect.ConnectUnaryClient;
import org.connectjakarta.protocol.grpc.GrpcClient;

/** What a client speaks: the form of its protocol and the codec for each method. The one place that knows all protocols. Thread-safe. */
final class ClientWire {
    private static final Codec PROTO = new ProtoCodec();

    private final ClientOptions options;
    private final Map<ServiceDescriptor, Codec> jsonCodecs = new ConcurrentHashMap<>();

    ClientWire(ClientOptions options) {
        this.options = options;
    }

    ClientOptions options() {
        return options;
    }

    /** The form of the protocol for a type of calls. */
    ClientProtocol protocol(StreamType type) {
        return switch (options.wire().protocol()) {
            case CONNECT ->
                    type == StreamType.UNARY
                            ? ConnectUnaryClient.POST
                            : ConnectStreamClient.INSTANCE;
            case GRPC -> GrpcClient.GRPC;
            case GRPC_WEB -> GrpcClient.WEB;
        };
    }

    /** Whether a method can be called by GET: only unary Connect can, and only where nothing changes by it. */
    boolean hasGet(MethodSpec<?, ?> method) {
        return options.wire().protocol() == Protocol.CONNECT
                && method.streamType() == StreamType.UNARY
                && method.idempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS;
    }

    /** The codec for the messages of a method. JSON has to know what an Any of its service may hold. */
    Codec codec(MethodSpec<?, ?> method) {
        if (!options.wire().codec().equals(JsonCodec.NAME)) {
            return PROTO;
        }
        return jsonCodecs.computeIfAbsent(
                method.descriptor().getService(),
                service -> JsonCodec.of(options.json(), List.of(service)));
    }
}

package org.connectjakarta.hostile;

import com.google.protobuf.StringValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;

/** Makes calls in the ways that applications make them, and gives the texts of the responses. */
record Caller(RpcClient client, Kind kind) {
    private static final StringValue PIECE = StringValue.of("p".repeat(32 * 1024));
    private static final List<StringValue> TWO = List.of(StringValue.of("a"), StringValue.of("b"));

    /** The call that the server spoils, blocking. */
    List<String> blocking() {
        MethodSpec<StringValue, StringValue> method = kind.method();
        StringValue request = TWO.get(0);
        return switch (kind) {
            case UNARY, GET -> one(client.unary(method, request, CallOptions.none()).message());
            case SERVER_STREAM -> texts(client.serverStream(method, request));
            case CLIENT_STREAM -> one(client.clientStream(method, TWO.stream()));
            case UPLOAD -> one(client.clientStream(method, Stream.generate(() -> PIECE)));
            case BIDI -> texts(client.bidi(method, TWO.stream()));
        };
    }

    /** The same, asynchronous. */
    List<String> async() {
        MethodSpec<StringValue, StringValue> method = kind.method();
        StringValue request = TWO.get(0);
        Supplier<Optional<StringValue>> endless = () -> Optional.of(PIECE);
        return switch (kind) {
            case UNARY, GET -> one(Flows.get(client.asyncUnary(method, request)));
            case SERVER_STREAM ->
                    texts(Flows.collect(client.asyncServerStream(method, request)).stream());
            case CLIENT_STREAM -> one(Flows.get(client.asyncClientStream(method, Flows.of(TWO))));
            case UPLOAD -> one(Flows.get(client.asyncClientStream(method, Flows.of(endless))));
            case BIDI -> texts(Flows.collect(client.asyncBidi(method, Flows.of(TWO))).stream());
        };
    }

    /** The call after it. */
    List<String> next(CallOptions options) {
        if (!kind.isStream()) {
            return one(client.unary(kind.method(), TWO.get(0), options).message());
        }
        try (StreamCall<StringValue, StringValue> call = client.stream(kind.method(), options)) {
            call.send(TWO.get(0));
            call.closeSend();
            return texts(
                    Stream.generate(call::receive)
                            .takeWhile(Optional::isPresent)
                            .map(Optional::get));
        }
    }

    private static List<String> one(StringValue response) {
        return List.of(response.getValue());
    }

    private static List<String> texts(Stream<StringValue> responses) {
        try (responses) {
            return responses.map(StringValue::getValue).toList();
        }
    }
}

package org.connectjakarta.quarkus.deployment.devui;

import com.google.gson.JsonParseException;
import com.google.gson.JsonStreamParser;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Response;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;

/**
 * One call with messages in JSON. What comes of it is told as events, which are maps with a member {@code event}: {@code headers} and
 * {@code trailers} with a list of names and values; {@code message} with the response as {@code json}; {@code end} with a {@code code},
 * {@code ok} among them, a {@code message} and {@code details}; or {@code problem} with the {@code message} if there was no call.
 */
final class LiveCall<I extends Message, O extends Message> {
    private final MethodSpec<I, O> method;
    private final Consumer<Map<String, Object>> events;
    private final TypeRegistry types;

    LiveCall(MethodSpec<I, O> method, Consumer<Map<String, Object>> events) {
        this.method = method;
        this.events = events;
        this.types =
                TypeRegistry.newBuilder()
                        .add(method.requestPrototype().getDescriptorForType())
                        .add(method.responsePrototype().getDescriptorForType())
                        .build();
    }

    /**
     * Makes the call; returns when it is over.
     *
     * @param content the request messages, one after the other
     * @throws IllegalArgumentException if they are not what the method takes
     */
    void run(RpcClient client, CallOptions options, String content) {
        List<I> requests = requests(content);
        if (!method.streamType().isRequestStream() && requests.size() != 1) {
            throw new IllegalArgumentException(
                    "the method takes one message, not " + requests.size());
        }
        try {
            if (method.streamType() == StreamType.UNARY) {
                unary(client.unary(method, requests.get(0), options));
            } else {
                try (StreamCall<I, O> call = client.stream(method, options)) {
                    stream(call, requests);
                }
            }
        } catch (ConnectException e) {
            metadata("trailers", e.metadata());
            end(e.code().wireName(), e.message(), e.details());
        }
    }

    static Map<String, Object> problem(RuntimeException e) {
        return Map.of("event", "problem", "message", String.valueOf(e.getMessage()));
    }

    private void unary(Response<O> response) {
        metadata("headers", response.headers());
        message(response.message());
        metadata("trailers", response.trailers());
        end("ok", "", List.of());
    }

    private void stream(StreamCall<I, O> call, List<I> requests) {
        try {
            requests.forEach(call::send);
        } catch (CanceledException e) {
            // The server takes no more: what it says follows.
        }
        call.closeSend();
        metadata("headers", call.headers());
        Optional<O> response = call.receive();
        while (response.isPresent()) {
            message(response.get());
            response = call.receive();
        }
        metadata("trailers", call.trailers());
        end("ok", "", List.of());
    }

    private List<I> requests(String content) {
        List<I> requests = new ArrayList<>();
        try {
            JsonStreamParser values = new JsonStreamParser(content);
            while (values.hasNext()) {
                requests.add(request(values.next().toString()));
            }
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
        return requests;
    }

    private I request(String json) {
        Message.Builder builder = method.requestPrototype().newBuilderForType();
        try {
            JsonFormat.parser().usingTypeRegistry(types).merge(json, builder);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        @SuppressWarnings("unchecked") // a message's builder makes messages of its class
        I request = (I) builder.build();
        return request;
    }

    private void metadata(String event, Headers headers) {
        List<List<String>> pairs = new ArrayList<>();
        headers.forEach((name, value) -> pairs.add(List.of(name, value)));
        events.accept(Map.of("event", event, "headers", pairs));
    }

    private void message(O message) {
        events.accept(Map.of("event", "message", "json", json(message)));
    }

    private void end(String code, String message, List<Any> details) {
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("event", "end");
        end.put("code", code);
        end.put("message", message);
        end.put("details", details.stream().map(this::detail).toList());
        events.accept(end);
    }

    private String json(MessageOrBuilder message) {
        try {
            return JsonFormat.printer().usingTypeRegistry(types).print(message);
        } catch (InvalidProtocolBufferException e) {
            return message.toString();
        }
    }

    /** Of a type that the method's files do not import, only the name is known. */
    private String detail(Any detail) {
        try {
            return JsonFormat.printer().usingTypeRegistry(types).print(detail);
        } catch (InvalidProtocolBufferException e) {
            return detail.getTypeUrl() + ", " + detail.getValue().size() + " bytes";
        }
    }
}

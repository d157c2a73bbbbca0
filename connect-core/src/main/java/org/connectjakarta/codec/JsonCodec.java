package org.connectjakarta.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;

/**
 * The JSON format, by protobuf's own {@link JsonFormat}. That is lenient and can be made to burn a processor, so that it is only given
 * what {@link JsonGuard} has passed. Unknown fields are ignored. Thread-safe.
 */
public final class JsonCodec implements Codec {
    /** The name in content types. */
    public static final String NAME = "json";

    private final JsonOptions options;
    private final TypeRegistry types;
    private final JsonFormat.Parser parser;
    private final JsonFormat.Printer printer;

    /**
     * @param types the types that an Any can hold
     */
    public JsonCodec(JsonOptions options, TypeRegistry types) {
        this.options = options;
        this.types = types;
        JsonFormat.Printer compact =
                JsonFormat.printer().omittingInsignificantWhitespace().usingTypeRegistry(types);
        this.printer =
                options.writeDefaults() ? compact.alwaysPrintFieldsWithNoPresence() : compact;
        this.parser = JsonFormat.parser().ignoringUnknownFields().usingTypeRegistry(types);
    }

    /** A codec that knows, inside an Any, every message type of the files of some services and of all files that they import. */
    public static JsonCodec of(JsonOptions options, Collection<ServiceDescriptor> services) {
        TypeRegistry.Builder types = TypeRegistry.newBuilder();
        Set<FileDescriptor> seen = new HashSet<>();
        services.forEach(service -> addTypes(service.getFile(), seen, types));
        return new JsonCodec(options, types.build());
    }

    private static void addTypes(
            FileDescriptor file, Set<FileDescriptor> seen, TypeRegistry.Builder types) {
        if (seen.add(file)) {
            types.add(file.getMessageTypes());
            file.getDependencies().forEach(dependency -> addTypes(dependency, seen, types));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] encode(Message message, int headroom) {
        byte[] json;
        try {
            json = printer.print(message).getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            throw new ConnectException(Code.INTERNAL, "the message cannot be written as JSON", e);
        }
        if (headroom == 0) {
            return json;
        }
        byte[] bytes = new byte[Math.addExact(headroom, json.length)];
        System.arraycopy(json, 0, bytes, headroom, json.length);
        return bytes;
    }

    @Override
    public <M extends Message> M decode(byte[] bytes, int offset, int length, M prototype) {
        Descriptor type = prototype.getDescriptorForType();
        boolean slowNumberSeen =
                JsonGuard.check(bytes, offset, length, JsonTypes.isObject(type), options);
        if (slowNumberSeen) {
            SlowNumbers.refuse(bytes, offset, length, type, types, options);
        }
        Message.Builder builder = prototype.newBuilderForType();
        try {
            parser.merge(new String(bytes, offset, length, StandardCharsets.UTF_8), builder);
            @SuppressWarnings("unchecked") // a message's builder makes messages of its class
            M message = (M) builder.build();
            return message;
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT, "not a valid " + type.getFullName() + " in JSON", e);
        }
    }
}

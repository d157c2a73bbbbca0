package org.connectjakarta;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;

/**
 * A procedure as its proto file declares it. Immutable; generated code holds one constant for each method.
 *
 * @param <I> the request message
 * @param <O> the response message
 */
public final class MethodSpec<I extends Message, O extends Message> {
    private final MethodDescriptor descriptor;
    private final String procedure;
    private final StreamType streamType;
    private final IdempotencyLevel idempotencyLevel;
    private final I requestPrototype;
    private final O responsePrototype;

    private MethodSpec(MethodDescriptor descriptor, I requestPrototype, O responsePrototype) {
        this.descriptor = descriptor;
        this.procedure = "/" + descriptor.getService().getFullName() + "/" + descriptor.getName();
        this.streamType =
                StreamType.of(descriptor.isClientStreaming(), descriptor.isServerStreaming());
        this.idempotencyLevel =
                switch (descriptor.getOptions().getIdempotencyLevel()) {
                    case NO_SIDE_EFFECTS -> IdempotencyLevel.NO_SIDE_EFFECTS;
                    case IDEMPOTENT -> IdempotencyLevel.IDEMPOTENT;
                    default -> IdempotencyLevel.UNKNOWN;
                };
        this.requestPrototype = requestPrototype;
        this.responsePrototype = responsePrototype;
    }

    /**
     * The spec of a method.
     *
     * @param service the service that declares the method
     * @param name the method's name in the proto file, such as {@code Say}
     * @param requestPrototype the default instance of the request message
     * @param responsePrototype the default instance of the response message
     * @throws IllegalArgumentException if the service has no such method
     */
    public static <I extends Message, O extends Message> MethodSpec<I, O> of(
            ServiceSpec service, String name, I requestPrototype, O responsePrototype) {
        MethodDescriptor descriptor = service.descriptor().findMethodByName(name);
        if (descriptor == null) {
            throw new IllegalArgumentException(
                    "service " + service.name() + " has no method " + name);
        }
        return new MethodSpec<>(descriptor, requestPrototype, responsePrototype);
    }

    /** The protobuf descriptor of the method. */
    public MethodDescriptor descriptor() {
        return descriptor;
    }

    /** The path of the method below the server's prefix, such as {@code /connectrpc.eliza.v1.ElizaService/Say}. */
    public String procedure() {
        return procedure;
    }

    /** The method's name in the proto file, such as {@code Say}. */
    public String name() {
        return descriptor.getName();
    }

    /** Which sides stream. */
    public StreamType streamType() {
        return streamType;
    }

    /** What the method promises about being called twice. */
    public IdempotencyLevel idempotencyLevel() {
        return idempotencyLevel;
    }

    /** The default instance of the request message. */
    public I requestPrototype() {
        return requestPrototype;
    }

    /** The default instance of the response message. */
    public O responsePrototype() {
        return responsePrototype;
    }

    @Override
    public String toString() {
        return procedure;
    }
}

package org.connectjakarta;

import com.google.protobuf.Descriptors.ServiceDescriptor;

/**
 * A service as its proto file declares it. Immutable; generated code holds one constant for each service.
 *
 * @param descriptor the protobuf descriptor, from which everything else follows
 */
public record ServiceSpec(ServiceDescriptor descriptor) {

    /** The spec of a service. */
    public static ServiceSpec of(ServiceDescriptor descriptor) {
        return new ServiceSpec(descriptor);
    }

    /** The full name, such as {@code connectrpc.eliza.v1.ElizaService}. */
    public String name() {
        return descriptor.getFullName();
    }

    @Override
    public String toString() {
        return name();
    }
}

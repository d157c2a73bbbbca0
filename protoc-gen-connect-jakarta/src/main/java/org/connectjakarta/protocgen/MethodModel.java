package org.connectjakarta.protocgen;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.GeneratorNames;

/**
 * What the writers need to know of a method.
 *
 * @param descriptor the method itself
 * @param javaName of the Java method
 * @param constant the name of its constant
 * @param docs what the proto file says about it
 */
record MethodModel(MethodDescriptor descriptor, String javaName, String constant, Docs docs) {

    /** Which sides stream; each constant knows the name that the engine's methods of this shape have. */
    enum Shape {
        UNARY("unary"),
        SERVER_STREAM("serverStream"),
        CLIENT_STREAM("clientStream"),
        BIDI("bidi");

        private final String engineName;

        Shape(String engineName) {
            this.engineName = engineName;
        }

        static Shape of(boolean clientStreaming, boolean serverStreaming) {
            if (clientStreaming) {
                return serverStreaming ? BIDI : CLIENT_STREAM;
            }
            return serverStreaming ? SERVER_STREAM : UNARY;
        }

        String engineName() {
            return engineName;
        }

        boolean streamsRequests() {
            return this == CLIENT_STREAM || this == BIDI;
        }

        boolean streamsResponses() {
            return this == SERVER_STREAM || this == BIDI;
        }
    }

    /** The name in the proto file. */
    String name() {
        return descriptor.getName();
    }

    Shape shape() {
        return Shape.of(descriptor.isClientStreaming(), descriptor.isServerStreaming());
    }

    /** The qualified name of the request message's class. */
    String request() {
        return GeneratorNames.getQualifiedClassName(descriptor.getInputType());
    }

    /** The qualified name of the response message's class. */
    String response() {
        return GeneratorNames.getQualifiedClassName(descriptor.getOutputType());
    }

    /** What the parameter that carries the request is called. */
    String parameter() {
        return shape().streamsRequests() ? "requests" : "request";
    }
}

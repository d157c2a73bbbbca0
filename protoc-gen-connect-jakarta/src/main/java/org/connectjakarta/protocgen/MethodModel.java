package org.connectjakarta.protocgen;

/**
 * What the writers need to know of a method.
 *
 * @param name in the proto file
 * @param javaName of the Java method
 * @param constant of the method's spec
 * @param shape which sides stream
 * @param request the qualified name of the request message's class
 * @param response the qualified name of the response message's class
 * @param docs what the proto file says about it
 */
record MethodModel(
        String name,
        String javaName,
        String constant,
        Shape shape,
        String request,
        String response,
        Docs docs) {

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

    /** What the parameter that carries the request is called. */
    String parameter() {
        return shape.streamsRequests() ? "requests" : "request";
    }
}

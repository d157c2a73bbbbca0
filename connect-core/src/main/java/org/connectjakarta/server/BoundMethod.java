package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.util.function.Function;
import org.connectjakarta.MethodSpec;

/**
 * A method and how to call it on an implementation of its service.
 *
 * @param spec the method
 * @param handler given the source of the implementation, what answers the calls
 */
public record BoundMethod<S, I extends Message, O extends Message>(
        MethodSpec<I, O> spec, Function<ServiceProvider<S>, MethodHandler<I, O>> handler) {}

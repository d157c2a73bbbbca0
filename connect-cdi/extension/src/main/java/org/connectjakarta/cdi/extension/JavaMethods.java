package org.connectjakarta.cdi.extension;

import com.google.protobuf.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.connectjakarta.CallContext;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.server.BoundMethod;
import org.connectjakarta.server.Exchange;
import org.connectjakarta.server.ServiceBinding;
import org.jspecify.annotations.Nullable;

/**
 * Which Java method answers which method of a service. Only the binding knows: so it is led to call each of them, on an implementation
 * that takes note of it and does nothing.
 */
final class JavaMethods {
    private JavaMethods() {}

    /**
     * The methods of the interface.
     *
     * @throws IllegalStateException if the binding does not call one where it should
     */
    static <S> Map<MethodSpec<?, ?>, Method> of(ServiceBinding<S> binding) {
        Map<MethodSpec<?, ?>, Method> methods = new HashMap<>();
        for (BoundMethod<S, ?, ?> bound : binding.methods()) {
            methods.put(bound.spec(), called(binding.type(), bound));
        }
        return methods;
    }

    private static <S, I extends Message, O extends Message> Method called(
            Class<S> type, BoundMethod<S, I, O> bound) {
        Note note = new Note();
        Object implementation =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            note.method = method;
                            throw note;
                        });
        S service = type.cast(implementation);
        bound.handler().apply(call -> service).handle(new OneRequest<>(bound));
        if (note.method == null) {
            throw new IllegalStateException(
                    type.getName() + ".binding() calls no method for " + bound.spec());
        }
        return note.method;
    }

    /** Ends the call before anything comes of it. */
    private static final class Note extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Method method;

        Note() {
            super(null, null, false, false);
        }
    }

    /** A call with one empty message, whose answer nobody reads. */
    private static final class OneRequest<I extends Message, O extends Message>
            implements Exchange<I, O> {
        private final BoundMethod<?, I, O> bound;
        private boolean read;

        OneRequest(BoundMethod<?, I, O> bound) {
            this.bound = bound;
        }

        @Override
        public void read(Receiver<? super I> receiver) {
            if (read) {
                receiver.complete();
            } else {
                read = true;
                receiver.message(bound.spec().requestPrototype());
            }
        }

        @Override
        public CallContext context() {
            return new NoCall();
        }

        @Override
        public void write(O message, Acknowledgement acknowledgement) {
            acknowledgement.written();
        }

        @Override
        public void end(@Nullable Throwable failure) {}

        @Override
        public void onCancel(Runnable action) {}

        @Override
        public void afterCancel(Runnable action) {}

        @Override
        public void onEnd(Runnable action) {}
    }

    /** Given to the provider, which does not look at it. */
    private static final class NoCall extends DelegatingCall {
        @Override
        CallContext call() {
            throw new IllegalStateException("there is no call");
        }
    }
}

package org.connectjakarta.call;

import com.google.protobuf.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

/** The interceptors of one call, and how many of them know of it. */
public final class InterceptorRun {
    private static final Logger LOG = System.getLogger("org.connectjakarta.call");

    private final List<Interceptor> interceptors;
    private final CallContext call;
    private int started;

    /** Those of a call, outermost first; nothing is told to them yet. */
    public InterceptorRun(List<Interceptor> interceptors, CallContext call) {
        this.interceptors = interceptors;
        this.call = call;
    }

    /** The call begins. Throws what an interceptor throws; those after it do not hear of the call. */
    public void start() {
        for (Interceptor interceptor : interceptors) {
            started++;
            interceptor.start(call);
        }
    }

    /** A message towards the service, as the interceptors leave it. */
    public <M extends Message> M request(M message) {
        M current = message;
        for (int i = 0; i < interceptors.size(); i++) {
            current =
                    same(interceptors.get(i), current, interceptors.get(i).request(call, current));
        }
        return current;
    }

    /** A message towards the client, as the interceptors leave it. */
    public <M extends Message> M response(M message) {
        M current = message;
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            current =
                    same(interceptors.get(i), current, interceptors.get(i).response(call, current));
        }
        return current;
    }

    @SuppressWarnings("unchecked") // the class is the same
    private static <M extends Message> M same(
            Interceptor interceptor, M before, @Nullable Message after) {
        if (after == null || after.getClass() != before.getClass()) {
            throw new ConnectException(
                    Code.INTERNAL,
                    "a message was replaced by one of another type",
                    new ClassCastException(
                            interceptor.getClass().getName()
                                    + " returned "
                                    + (after == null ? "null" : after.getClass().getName())
                                    + " for a "
                                    + before.getClass().getName()));
        }
        return (M) after;
    }

    /** How long to wait before the call is made again; null if no interceptor wants that. */
    public @Nullable Duration retryAfter(ConnectException error, int attempt) {
        for (Interceptor interceptor : interceptors) {
            Duration delay = interceptor.retryAfter(call, error, attempt);
            if (delay != null) {
                return delay;
            }
        }
        return null;
    }

    /** The call is over: told to those who heard of its begin, innermost first. */
    public void end(@Nullable ConnectException error) {
        for (int i = started - 1; i >= 0; i--) {
            try {
                interceptors.get(i).end(call, error);
            } catch (Throwable t) {
                LOG.log(Level.ERROR, "interceptor failed at the end of " + call.procedure(), t);
            }
        }
    }
}

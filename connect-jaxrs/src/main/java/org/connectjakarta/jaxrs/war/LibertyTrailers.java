package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Map;
import org.connectjakarta.Headers;

/**
 * The trailers of a response, put where Open Liberty takes them from when it sends them. The way through the servlet API is not safe:
 * Liberty keeps what it was given there in an object that it uses again, and never forgets it, so that trailers of one response appear
 * on those of other callers (seen in 26.0.0.3, over both versions of HTTP). What is put here is forgotten with the response; and what
 * others have left there is taken out.
 */
final class LibertyTrailers {
    private static final Logger LOG = System.getLogger(LibertyTrailers.class.getName());
    private static volatile boolean unknown;

    private final Object message;

    private LibertyTrailers(Object message) {
        this.message = message;
    }

    /** Whether this version of Liberty is made as those that are known, as far as has been seen. */
    static boolean areKnown() {
        return !unknown;
    }

    /**
     * Those of a response that has not begun.
     *
     * @throws IllegalStateException if this version of Liberty is made differently
     */
    static LibertyTrailers of(ServletResponse response) {
        try {
            return new LibertyTrailers(find(response));
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unknown(e);
        }
    }

    private static Object find(ServletResponse response) throws ReflectiveOperationException {
        Object message = Internals.value(dispatchersOf(response), "message");
        message.getClass().getMethod("createTrailers");
        message.getClass().getMethod("getTrailers");
        return message;
    }

    /** The response as the dispatcher beneath the web container has it. */
    static Object dispatchersOf(ServletResponse response) throws ReflectiveOperationException {
        ServletResponse own = response;
        while (own instanceof ServletResponseWrapper wrapper) {
            own = wrapper.getResponse();
        }
        Object webContainers = own.getClass().getMethod("getIResponse").invoke(own);
        return Internals.value(webContainers, "response");
    }

    /** Sets what will be sent when the response ends. */
    void set(Headers trailers) {
        try {
            Object fields = message.getClass().getMethod("createTrailers").invoke(message);
            if (fields == null) {
                fields = message.getClass().getMethod("getTrailers").invoke(message);
            }
            // What others have left.
            ((Map<?, ?>) Internals.value(fields, "knownTGs")).clear();
            Method append = fields.getClass().getMethod("appendHeader", String.class, String.class);
            for (String name : trailers.names()) {
                for (String value : trailers.getAll(name)) {
                    append.invoke(fields, name, value);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unknown(e);
        }
    }

    private static IllegalStateException unknown(Exception cause) {
        unknown = true;
        LOG.log(
                Level.ERROR,
                "this version of Open Liberty keeps trailers elsewhere than those that are known. From now on gRPC is refused:"
                        + " its trailers might reach other callers");
        return new IllegalStateException("trailers cannot be sent safely", cause);
    }
}

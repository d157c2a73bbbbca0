package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Socket;

/**
 * The end of a response that cannot be completed. Open Liberty has none: when a servlet throws, it writes the exception into a response
 * that has begun, and completes it (26.0.0.3, over both versions of HTTP).
 */
final class LibertyConnection {
    private static final Logger LOG = System.getLogger(LibertyConnection.class.getName());

    /** RFC 9113, section 7. */
    private static final int INTERNAL_ERROR = 2;

    private LibertyConnection() {}

    /** Resets the stream of a response over HTTP/2; over HTTP/1.1 nothing can be sent on the connection any more. */
    static void breakOff(ServletResponse response, boolean multiplexed) {
        try {
            Object context = Internals.value(LibertyTrailers.dispatchersOf(response), "isc");
            if (multiplexed) {
                reset(Internals.value(context, "myLink"));
            } else {
                // Otherwise the client may get nothing at all.
                response.flushBuffer();
                shutDown(context.getClass().getMethod("getTSC").invoke(context));
            }
        } catch (InvocationTargetException | IOException e) {
            LOG.log(Level.DEBUG, "a response that was to be broken off is gone", e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "a response could not be broken off, since the client has gone or this version of Open Liberty is not known. It ends"
                            + " like a complete one, without the end that its protocol wants",
                    e);
        }
    }

    private static void reset(Object link) throws ReflectiveOperationException {
        Object id = Internals.value(link, "streamID");
        Object connection = Internals.value(link, "muxLink");
        Object stream =
                connection
                        .getClass()
                        .getMethod("getStreamProcessor", Integer.class)
                        .invoke(connection, id);
        for (Method method : stream.getClass().getMethods()) {
            if (method.getName().equals("processNextFrame")) {
                Class<?>[] types = method.getParameterTypes();
                Object frame =
                        Class.forName(
                                        types[0].getPackageName() + ".FrameRstStream",
                                        true,
                                        types[0].getClassLoader())
                                .getConstructor(int.class, int.class, boolean.class)
                                .newInstance(id, INTERNAL_ERROR, false);
                method.invoke(stream, frame, types[1].getField("WRITING_OUT").get(null));
                return;
            }
        }
        throw new NoSuchMethodException("processNextFrame");
    }

    private static void shutDown(Object context) throws ReflectiveOperationException, IOException {
        boolean secure = context.getClass().getMethod("getSSLContext").invoke(context) != null;
        Object tcp = secure ? Internals.value(context, "deviceServiceContext") : context;
        Object channel = Internals.value(tcp, "socketIOChannel");
        if (Internals.value(channel, "socket") instanceof Socket socket) {
            socket.shutdownOutput();
        }
    }
}

package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.nio.channels.Channel;
import org.connectjakarta.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** What Undertow knows of a request and the servlet API does not tell; by reflection, since an application does not see its classes. */
final class UndertowRequest {
    private static final Logger LOG = System.getLogger(UndertowRequest.class.getName());

    /** RFC 9113, section 7. */
    private static final int INTERNAL_ERROR = 2;

    private static volatile @Nullable Method getExchange;
    private static volatile @Nullable Method getConnection;

    private UndertowRequest() {}

    /** Whether the client may still be there. */
    static boolean isConnectionOpen(ServletRequest request) {
        try {
            Object exchange = exchange(request);
            Method method = getConnection;
            if (method == null) {
                method = exchange.getClass().getMethod("getConnection");
                getConnection = method;
            }
            return ((Channel) method.invoke(exchange)).isOpen();
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "this version of Undertow is made differently", e);
            return true;
        }
    }

    /** The largest body that is taken, in bytes; not positive if there is no limit. */
    static long maxBytes(ServletRequest request) {
        try {
            Object exchange = exchange(request);
            return (long) exchange.getClass().getMethod("getMaxEntitySize").invoke(exchange);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "this version of Undertow is made differently", e);
            return 0;
        }
    }

    /** Breaks the response off: by a reset of its stream over HTTP/2, by the end of the connection over HTTP/1.1. */
    static void breakOff(ServletRequest request, HttpVersion version) {
        try {
            Object exchange = exchange(request);
            Object connection = exchange.getClass().getMethod("getConnection").invoke(exchange);
            if (version == HttpVersion.HTTP_1) {
                ((Channel) connection).close();
            } else {
                reset(Internals.value(connection, "requestChannel"));
            }
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a response could not be broken off", e);
        }
    }

    private static void reset(Object stream) throws ReflectiveOperationException {
        // Undertow counts resets, and ends a connection that has too many.
        if (!(boolean) Internals.value(stream, "rst")) {
            Object channel = stream.getClass().getMethod("getHttp2Channel").invoke(stream);
            Object id = stream.getClass().getMethod("getStreamId").invoke(stream);
            channel.getClass()
                    .getMethod("sendRstStream", int.class, int.class)
                    .invoke(channel, id, INTERNAL_ERROR);
        }
    }

    /** Undertow's own exchange, beneath what filters have wrapped around it. */
    static Object exchange(ServletRequest request) throws ReflectiveOperationException {
        ServletRequest own = request;
        while (own instanceof ServletRequestWrapper wrapper) {
            own = wrapper.getRequest();
        }
        Method method = getExchange;
        if (method == null) {
            method = own.getClass().getMethod("getExchange");
            getExchange = method;
        }
        return method.invoke(own);
    }
}

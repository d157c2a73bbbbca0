package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The connection's window of HTTP/2 (RFC 9113, section 5.2), of which Undertow forgets a part when a stream is reset. */
final class UndertowWindow {
    private static final Logger LOG = System.getLogger(UndertowWindow.class.getName());

    private UndertowWindow() {}

    /**
     * Gives back what was received of a request whose stream is reset, and not read.
     *
     * @param read the number of bytes that were read
     */
    static void giveBack(ServletRequest request, long read) {
        try {
            Object exchange = UndertowRequest.exchange(request);
            Object stream = Internals.value(call(exchange, "getConnection"), "requestChannel");
            // Takes the lock under which the stream was reset, before which all was counted.
            call(stream, "suspendReads");
            long unread = (long) Internals.value(stream, "currentStreamSize") - read;
            if (unread > 0) {
                Object connection = call(stream, "getHttp2Channel");
                connection
                        .getClass()
                        .getMethod("updateReceiveFlowControlWindow", int.class)
                        .invoke(connection, (int) unread);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "this version of Undertow is made differently from those that are known: connections whose streams are reset may come to a stop",
                    e);
        }
    }

    private static Object call(Object object, String method) throws ReflectiveOperationException {
        return object.getClass().getMethod(method).invoke(object);
    }
}

package org.connectjakarta.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Errors of the container in one line of text: no stack trace, no page that names the container. */
final class PlainErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        send(response, response.getStatus(), callback);
        return true;
    }

    static void send(Response response, int status, Callback callback) {
        response.setStatus(status);
        if (HttpStatus.hasNoBody(status)) {
            response.write(true, null, callback);
            return;
        }
        byte[] body =
                (status + " " + HttpStatus.getMessage(status) + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}

package org.connectjakarta.embedded;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/**
 * Lets Jetty say NO_ERROR in the RST_STREAM by which it tells a client that has the whole response, but has not ended its request, to
 * leave it at that (RFC 9113, section 8.1). Jetty means to, but does not know the reason again that it has wrapped itself (12.1.14), and
 * says CANCEL, upon which gRPC's core in C, and with it Python, forgets a response that the application has not taken yet.
 */
final class EarlyEnd implements HttpConfiguration.Customizer {
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2) {
            request.addHttpStreamWrapper(WithEarlyEnd::new);
        }
        return request;
    }

    private static final class WithEarlyEnd extends HttpStream.Wrapper {
        WithEarlyEnd(HttpStream stream) {
            super(stream);
        }

        @Override
        public void failed(Throwable why) {
            super.failed(why.getCause() == CONTENT_NOT_CONSUMED ? CONTENT_NOT_CONSUMED : why);
        }
    }
}

package org.connectjakarta.embedded;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers 404 for paths that mean one thing before they are decoded and another after, such as those with {@code %2F}, {@code //} or
 * {@code /..;/}. No procedure and no resource has such a path, and what guards one by its path must not be fooled.
 */
final class UnclearPaths extends Handler.Wrapper {

    UnclearPaths(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHttpURI().hasViolations()) {
            PlainErrors.send(response, HttpStatus.NOT_FOUND_404, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }
}

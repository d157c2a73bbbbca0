package org.connectjakarta.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where what a service throws becomes what a peer sees. Only what was thrown as a {@link ConnectException}, or mapped to
 * one, is told; everything else is told as a fixed text with an id, under which the log has the rest.
 */
final class Errors {
    private static final Logger LOG = System.getLogger("org.connectjakarta.server");

    private final Function<Throwable, @Nullable ConnectException> mapper;

    Errors(Function<Throwable, @Nullable ConnectException> mapper) {
        this.mapper = mapper;
    }

    ConnectException from(Throwable thrown, String procedure) {
        Throwable failure = unwrap(thrown);
        ConnectException error =
                failure instanceof ConnectException own ? own : map(failure, procedure);
        if (error == null) {
            return concealed(failure, procedure);
        }
        if (error.isFromWire()) {
            // What an upstream said beside its message was meant for this process.
            return ConnectException.of(error.code(), error.message(), error);
        }
        logCause(error, failure, procedure);
        if (error.isFromClient()) {
            return ConnectException.of(
                    error.code(), "a call that the service made has failed", error);
        }
        return error;
    }

    private @Nullable ConnectException map(Throwable failure, String procedure) {
        try {
            return mapper.apply(failure);
        } catch (Throwable t) {
            t.addSuppressed(failure);
            return concealed(t, procedure);
        }
    }

    private static ConnectException concealed(Throwable failure, String procedure) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        LOG.log(Level.ERROR, "call of " + procedure + " failed, id " + id, failure);
        Code code = failure instanceof Error ? Code.INTERNAL : Code.UNKNOWN;
        return new ConnectException(
                code, "the service failed; its log says why under id " + id, failure);
    }

    /** An error without a cause says all that there is to say to the peer. */
    private static void logCause(ConnectException error, Throwable failure, String procedure) {
        if (error == failure && error.getCause() == null) {
            return;
        }
        Level level =
                error.code() == Code.INTERNAL || error.code() == Code.DATA_LOSS
                        ? Level.WARNING
                        : Level.DEBUG;
        if (LOG.isLoggable(level)) {
            LOG.log(level, "call of " + procedure + " failed: " + error.code().wireName(), failure);
        }
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }
}

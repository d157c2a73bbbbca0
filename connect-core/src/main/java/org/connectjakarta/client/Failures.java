package org.connectjakarta.client;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.protocol.ResetCode;

/** What callers see of what goes wrong beside the words of the server. */
final class Failures {
    private Failures() {}

    /** Of what was thrown on this side: by interceptors, publishers and subscribers, or on the way to bytes. */
    static ConnectException ofCaller(Throwable thrown) {
        Throwable failure = thrown;
        while (failure instanceof CompletionException && failure.getCause() != null) {
            failure = failure.getCause();
        }
        if (failure instanceof ConnectException own) {
            return own;
        }
        return new ConnectException(
                        Code.UNKNOWN, "the call failed on the client's side: " + failure, failure)
                .fromClient();
    }

    /** Of a connection that could not be made or was lost. */
    static ConnectException ofTransport(Throwable cause) {
        if (cause instanceof ConnectException own) {
            return own;
        }
        String reason =
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new UnavailableException(reason, cause).fromClient();
    }

    /** Of a stream that the server has reset. A server may be the first to see that the time is over. */
    static ConnectException reset(long errorCode, CallContext call) {
        Code code = ResetCode.toCode(errorCode);
        if (code == Code.CANCELED && call.timeRemaining().filter(Duration::isZero).isPresent()) {
            return new DeadlineExceededException("the deadline has passed");
        }
        return ConnectException.of(
                code, "the server has reset the stream with the HTTP/2 error code " + errorCode);
    }
}

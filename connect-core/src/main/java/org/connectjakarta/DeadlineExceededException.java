package org.connectjakarta;

import org.jspecify.annotations.Nullable;

/** The deadline passed before the call was complete. {@link Code#DEADLINE_EXCEEDED}, as a class of its own so that it can be selected by class. */
public class DeadlineExceededException extends ConnectException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for the peer's developers, sent as it is
     */
    public DeadlineExceededException(String message) {
        this(message, null);
    }

    /**
     * @param message for the peer's developers, sent as it is
     * @param cause for the log of this process, never sent
     */
    public DeadlineExceededException(String message, @Nullable Throwable cause) {
        super(Code.DEADLINE_EXCEEDED, message, cause);
    }
}

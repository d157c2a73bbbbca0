package org.connectjakarta;

import org.jspecify.annotations.Nullable;

/** The caller cancelled the call. {@link Code#CANCELED}, as a class of its own so that it can be selected by class. */
public class CanceledException extends ConnectException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for the peer's developers, sent as it is
     */
    public CanceledException(String message) {
        this(message, null);
    }

    /**
     * @param message for the peer's developers, sent as it is
     * @param cause for the log of this process, never sent
     */
    public CanceledException(String message, @Nullable Throwable cause) {
        super(Code.CANCELED, message, cause);
    }
}

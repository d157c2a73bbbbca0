package org.connectjakarta;

import org.jspecify.annotations.Nullable;

/** The service cannot be reached just now; the caller may try again. {@link Code#UNAVAILABLE}, as a class of its own so that it can be selected by class. */
public class UnavailableException extends ConnectException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for the peer's developers, sent as it is
     */
    public UnavailableException(String message) {
        this(message, null);
    }

    /**
     * @param message for the peer's developers, sent as it is
     * @param cause for the log of this process, never sent
     */
    public UnavailableException(String message, @Nullable Throwable cause) {
        super(Code.UNAVAILABLE, message, cause);
    }
}

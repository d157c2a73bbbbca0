package org.connectjakarta;

import org.jspecify.annotations.Nullable;

/** The call lost a race; the caller may start over at a higher level. {@link Code#ABORTED}, as a class of its own so that it can be selected by class. */
public class AbortedException extends ConnectException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for the peer's developers, sent as it is
     */
    public AbortedException(String message) {
        this(message, null);
    }

    /**
     * @param message for the peer's developers, sent as it is
     * @param cause for the log of this process, never sent
     */
    public AbortedException(String message, @Nullable Throwable cause) {
        super(Code.ABORTED, message, cause);
    }
}

package org.connectjakarta;

import org.jspecify.annotations.Nullable;

/** A limit or quota is exhausted, such as the size of a message. {@link Code#RESOURCE_EXHAUSTED}, as a class of its own so that it can be selected by class. */
public class ResourceExhaustedException extends ConnectException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for the peer's developers, sent as it is
     */
    public ResourceExhaustedException(String message) {
        this(message, null);
    }

    /**
     * @param message for the peer's developers, sent as it is
     * @param cause for the log of this process, never sent
     */
    public ResourceExhaustedException(String message, @Nullable Throwable cause) {
        super(Code.RESOURCE_EXHAUSTED, message, cause);
    }
}

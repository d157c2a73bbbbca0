package org.connectjakarta;

/** What a procedure promises about being called twice: the {@code idempotency_level} option of its proto method. */
public enum IdempotencyLevel {
    /** Nothing is promised. */
    UNKNOWN,
    /** Nothing changes: the procedure may be called by HTTP GET and its answer may be cached. */
    NO_SIDE_EFFECTS,
    /** Calling twice has the effect of calling once. */
    IDEMPOTENT
}

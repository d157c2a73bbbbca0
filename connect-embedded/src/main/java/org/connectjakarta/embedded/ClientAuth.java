package org.connectjakarta.embedded;

/** Whether clients have to show a certificate. */
public enum ClientAuth {
    /** They are not asked. */
    NONE,
    /** They are asked and may decline. */
    REQUEST,
    /** A connection without a trusted certificate is refused. */
    REQUIRE
}

package org.connectjakarta.hostile;

/** When a server begins to misbehave. */
enum Stage {
    /** When there is a connection. */
    ACCEPT,
    /** When the head of the request has come. */
    HEAD,
    /** When the whole request has come. */
    REQUEST
}

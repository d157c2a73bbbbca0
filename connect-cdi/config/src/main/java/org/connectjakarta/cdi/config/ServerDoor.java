package org.connectjakarta.cdi.config;

import java.util.Locale;

/** What calls come through in a WAR. */
public enum ServerDoor {
    /** The server's own JAX-RS. */
    JAXRS,
    /** A plain servlet. */
    SERVLET;

    /** How it is written in the configuration. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.connectjakarta.vertx;

/** Which version of HTTP a transport speaks. */
public enum HttpVersionChoice {
    /** Over TLS what the server prefers of HTTP/2 and HTTP/1.1; else HTTP/1.1. */
    AUTOMATIC,
    /** HTTP/1.1 only. */
    HTTP_1_1,
    /** HTTP/2 only: over TLS by ALPN, else with prior knowledge. A server that does not speak it is not called. */
    HTTP_2
}

package org.connectjakarta.hostile;

/** What carries a call. */
enum Http {
    HTTP_1,
    /** In clear text, with prior knowledge. */
    HTTP_2,
    /** HTTP/1.1 over TLS. */
    TLS
}

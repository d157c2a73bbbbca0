package org.connectjakarta.hostile;

import java.io.IOException;

/** A connection in one version of HTTP. */
interface Connection {

    /** Serves until the connection ends. */
    void serve() throws IOException;

    /** Takes back what would keep a client from using this connection: from now on the server behaves. */
    void recover() throws IOException;

    /** Whether to recover is to end this connection: {@link #serve} returns when the client has seen that. */
    boolean isEnding();
}

package org.connectjakarta.hostile;

import java.io.IOException;

/** What a server does to a client. */
@FunctionalInterface
interface Act<A extends Answer> {

    /** Does it; what fails because the client has gone is of no matter. */
    void on(A answer) throws IOException;
}

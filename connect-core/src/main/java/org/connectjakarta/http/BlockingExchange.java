package org.connectjakarta.http;

import java.io.IOException;
import java.io.InputStream;

/** An HTTP exchange of a door that blocks: what a servlet container gives. Read by one thread. */
public interface BlockingExchange extends HttpExchange {

    /** The body of the request, not decompressed. */
    InputStream requestBody() throws IOException;
}

package org.connectjakarta.http;

import java.io.IOException;
import java.io.InputStream;

/** An HTTP exchange of a door that blocks: what a servlet container gives. Read by one thread. */
public interface BlockingExchange extends HttpExchange {

    /**
     * The body of the request, not decompressed. Reading it throws a {@link RequestTooLargeException} where the container has a limit
     * for requests and says that this one is over it.
     */
    InputStream requestBody() throws IOException;
}

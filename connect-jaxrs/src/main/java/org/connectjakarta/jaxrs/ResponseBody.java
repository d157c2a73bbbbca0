package org.connectjakarta.jaxrs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A container's body of a response, for an adapter that ends it in its own way. What is written passes in one piece. */
public abstract class ResponseBody extends FilterOutputStream {

    /** A body over the container's. */
    protected ResponseBody(OutputStream out) {
        super(out);
    }

    @Override
    public final void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public abstract void close() throws IOException;
}

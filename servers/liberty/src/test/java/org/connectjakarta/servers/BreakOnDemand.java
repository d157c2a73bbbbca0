package org.connectjakarta.servers;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Lets responses fail after some bytes, if their requests ask for it. */
@WebFilter("/*")
public class BreakOnDemand implements Filter {
    static final String HEADER = "x-break-after";
    static final String SECRET = "the secret of the server";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String after = ((HttpServletRequest) request).getHeader(HEADER);
        chain.doFilter(
                request,
                after == null
                        ? response
                        : new Breaking((HttpServletResponse) response, Integer.parseInt(after)));
    }

    private static final class Breaking extends HttpServletResponseWrapper {
        private final int room;

        Breaking(HttpServletResponse response, int room) {
            super(response);
            this.room = room;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return new BreakingStream(super.getOutputStream(), room);
        }
    }

    private static final class BreakingStream extends ServletOutputStream {
        private final ServletOutputStream out;
        private int room;

        BreakingStream(ServletOutputStream out, int room) {
            this.out = out;
            this.room = room;
        }

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > room) {
                throw new IllegalStateException(SECRET);
            }
            room -= length;
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}

package org.connectjakarta.jaxrs.war;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Says of a service that is not here what the protocols want to hear. Nobody else would take such a request: it is a POST to a path
 * such as {@code /pkg.Service/Method} that has come as far as the container's servlet for static files, whose answers differ.
 */
final class UnknownServices extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PROCEDURE = Pattern.compile("/\\w+(\\.\\w+)+/\\w+");

    private final transient Calls calls;
    private final String prefix;

    UnknownServices(Calls calls, String prefix) {
        this.calls = calls;
        this.prefix = prefix;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().equals("POST")
                && request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT
                && isProcedure(request.getServletPath())) {
            calls.run(request, response, WarExchange::serve);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isProcedure(String path) {
        return path.startsWith(prefix)
                && PROCEDURE.matcher(path.substring(prefix.length())).matches();
    }
}

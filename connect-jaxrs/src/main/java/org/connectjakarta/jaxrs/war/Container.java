package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.connectjakarta.server.RpcServer;

/** The containers that need a pipe of their own. */
enum Container {
    LIBERTY("com.ibm.ws."),
    UNDERTOW("io.undertow."),
    OTHER("");

    private final String packages;

    Container(String packages) {
        this.packages = packages;
    }

    /** The container of an application. */
    static Container of(ServletContext context) {
        String implementation = context.getClass().getName();
        for (Container container : values()) {
            if (implementation.startsWith(container.packages)) {
                return container;
            }
        }
        return OTHER;
    }

    /**
     * Whether calls run in asynchronous mode. Undertow tells more of a client that goes away then; on Open Liberty that mode gains nothing,
     * and request scoped beans are never destroyed.
     */
    boolean isAsynchronous() {
        return this != LIBERTY;
    }

    WarExchange exchange(
            RpcServer server, HttpServletRequest request, HttpServletResponse response) {
        return switch (this) {
            case LIBERTY -> new LibertyExchange(server, request, response);
            case UNDERTOW -> new UndertowExchange(server, request, response);
            case OTHER -> new WarExchange(server, request, response);
        };
    }
}

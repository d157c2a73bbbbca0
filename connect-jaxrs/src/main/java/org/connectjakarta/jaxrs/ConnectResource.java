package org.connectjakarta.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Context;
import java.util.function.Consumer;
import org.connectjakarta.http.BlockingExchange;

/**
 * The JAX-RS resource that answers every RPC: it takes what is {@linkplain ServletExchange#attach attached} to the request and hands
 * it to the engine, on the request's own thread. It takes every HTTP method, so that what is wrong with a request (404, 405, 415) is
 * said by the engine, in the words of the protocol. Used as a singleton; thread-safe.
 *
 * <p>A subclass has the path. This one must have none: servers that scan for resources would offer it in applications of others.
 */
public class ConnectResource {
    private final Consumer<BlockingExchange> engine;

    /** Hands all exchanges to an engine, such as {@code rpcServer::serve}. */
    public ConnectResource(Consumer<BlockingExchange> engine) {
        this.engine = engine;
    }

    @GET
    public void get(@Context HttpServletRequest request) {
        serve(request);
    }

    @POST
    public void post(@Context HttpServletRequest request) {
        serve(request);
    }

    @PUT
    public void put(@Context HttpServletRequest request) {
        serve(request);
    }

    @DELETE
    public void delete(@Context HttpServletRequest request) {
        serve(request);
    }

    @HEAD
    public void head(@Context HttpServletRequest request) {
        serve(request);
    }

    @PATCH
    public void patch(@Context HttpServletRequest request) {
        serve(request);
    }

    @OPTIONS
    public void options(@Context HttpServletRequest request) {
        serve(request);
    }

    /** Short: RESTEasy asks at every request. */
    @Override
    public final String toString() {
        return "ConnectResource";
    }

    private void serve(HttpServletRequest request) {
        // JAX-RS runtimes inject proxies that look the request up by thread at every call: one call
        // is enough.
        engine.accept(ServletExchange.attachedTo(request));
    }
}

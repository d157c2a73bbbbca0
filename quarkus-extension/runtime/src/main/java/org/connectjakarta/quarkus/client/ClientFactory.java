package org.connectjakarta.quarkus.client;

import org.connectjakarta.client.RpcClient;

/** Makes clients of one generated type. Implemented by generated classes, so that nothing is reflected on. */
@FunctionalInterface
public interface ClientFactory {

    /** A client that makes its calls by the engine. */
    Object client(RpcClient rpc);
}

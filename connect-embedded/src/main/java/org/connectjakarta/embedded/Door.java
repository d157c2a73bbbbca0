package org.connectjakarta.embedded;

import java.util.List;
import java.util.function.Consumer;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.server.RpcServer;

/**
 * Which paths are RPCs, and who answers them.
 *
 * @param prefix what precedes all services: empty, or such as {@code /rpc}
 * @param services their full names
 * @param engine answers on the calling thread
 */
record Door(String prefix, List<String> services, Consumer<BlockingExchange> engine) {

    static Door of(RpcServer server) {
        return new Door(
                server.pathPrefix(),
                server.services().stream().map(ServiceSpec::name).toList(),
                server::serve);
    }
}

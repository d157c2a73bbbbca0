package org.connectjakarta.embedded;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.server.RpcServer;

/**
 * Which paths are RPCs, and who answers them.
 *
 * @param prefix what precedes all services: empty, or such as {@code /rpc}
 * @param services their full names
 * @param procedures the paths of their methods below the prefix, such as {@code /pkg.Service/Method}
 * @param engine answers on the calling thread
 */
record Door(
        String prefix,
        List<String> services,
        List<String> procedures,
        Consumer<BlockingExchange> engine) {

    static Door of(RpcServer server) {
        return new Door(
                server.pathPrefix(),
                server.services().stream().map(ServiceSpec::name).toList(),
                server.services().stream().flatMap(Door::paths).toList(),
                server::serve);
    }

    private static Stream<String> paths(ServiceSpec service) {
        return service.descriptor().getMethods().stream()
                .map(method -> "/" + service.name() + "/" + method.getName());
    }
}

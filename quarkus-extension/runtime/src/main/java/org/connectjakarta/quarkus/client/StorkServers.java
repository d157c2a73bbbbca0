package org.connectjakarta.quarkus.client;

import io.smallrye.mutiny.Uni;
import io.smallrye.stork.Stork;
import io.smallrye.stork.api.Service;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.connectjakarta.vertx.ServerChoice;

/** The servers that Stork finds for a service, one for each call. Reached only if Stork is there. */
record StorkServers(String service) implements ServerChoice {

    @Override
    public CompletionStage<InetSocketAddress> next() {
        return Uni.createFrom()
                .item(() -> Stork.getInstance().getService(service))
                .flatMap(Service::selectInstance)
                .map(each -> InetSocketAddress.createUnresolved(each.getHost(), each.getPort()))
                .subscribeAsCompletionStage();
    }
}

package org.connectjakarta.docs.compiled;

import java.time.Duration;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.docs.SumServiceConnect;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.SayRequest;

final class Building {
    static void oneServer(SayRequest request) {
        try (RpcClient rpc =
                ConnectClientBuilder.newBuilder()
                        .baseUri("https://api.example.com")
                        .protocol(Protocol.GRPC)
                        .timeout(Duration.ofSeconds(5))
                        .buildRpc()) {
            ElizaServiceConnect eliza = ElizaServiceConnect.client(rpc);
            SumServiceConnect.Async sums = SumServiceConnect.Async.client(rpc);
            eliza.say(request);
        }
    }

    static ElizaServiceConnect forever() {
        return ConnectClientBuilder.newBuilder()
                .configKey("eliza")
                .build(ElizaServiceConnect.class);
    }
}

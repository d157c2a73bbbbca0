package org.connectjakarta.samples.haberdasher.client;

import com.google.rpc.BadRequest;
import java.io.PrintStream;
import java.time.Duration;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.samples.haberdasher.v1.HaberdasherConnect;
import org.connectjakarta.samples.haberdasher.v1.Hat;
import org.connectjakarta.samples.haberdasher.v1.Size;

/** Orders hats. */
public final class Shop {
    private final HaberdasherConnect haberdasher;

    Shop(RpcClient rpc) {
        this.haberdasher = HaberdasherConnect.client(rpc);
    }

    public static void main(String[] arguments) {
        String port = System.getenv().getOrDefault("PORT", "8080");
        int inches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        try (RpcClient rpc = connect("http://localhost:" + port)) {
            Shop shop = new Shop(rpc);
            shop.order(inches, System.out);
            shop.order(-1, System.out);
        }
    }

    /** One engine for all services of a server; closing it closes the connections. */
    static RpcClient connect(String url) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(url)
                .timeout(Duration.ofSeconds(5))
                .interceptors(new Patience())
                .buildRpc();
    }

    void order(int inches, PrintStream screen) {
        try {
            Hat hat = haberdasher.makeHat(Size.newBuilder().setInches(inches).build());
            screen.printf(
                    "A %s %s of size %d.%n", hat.getColor(), hat.getName(), hat.getSize());
        } catch (ConnectException e) {
            screen.printf("No hat of %d inches: %s (%s).%n", inches, e.message(), e.code());
            e.detail(BadRequest.class).stream()
                    .flatMap(detail -> detail.getFieldViolationsList().stream())
                    .forEach(
                            violation ->
                                    screen.printf(
                                            "  %s: %s%n",
                                            violation.getField(), violation.getDescription()));
        }
    }
}

package org.connectjakarta.servers;

import java.io.File;
import java.util.Arrays;
import java.util.function.Function;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.servers.house.HouseConnect;
import org.connectjakarta.servers.house.HouseService;
import org.connectjakarta.servers.house.Text;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** WARs that have a service in their classes, an injected client, and the libraries for both; and the clients that call them. */
final class Houses {
    private static final String NEEDED =
            "(connect-(?!servers|protoc)|protobuf-java|gson|jspecify|vertx|netty|jackson|byte-buddy|zstd|brotli|native|service-).*\\.jar";

    private Houses() {}

    /**
     * One that calls itself by its client.
     *
     * @param prefix what is before the services below the context root
     */
    static WebArchive war(String name, String prefix) {
        String settings =
                """
                house.name=%s
                connect.server.path-prefix=%s
                connect.client.url=%s
                """
                        .formatted(name, prefix, url(name + prefix));
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(HouseService.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties")
                .addAsLibraries(libraries());
    }

    private static File[] libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(each -> each.getName().matches(NEEDED))
                .toArray(File[]::new);
    }

    static String url(String root) {
        return "http://localhost:" + System.getProperty("http.port") + "/" + root;
    }

    /** The engine of a client, to be closed. */
    static RpcClient rpc(String url, Protocol protocol, HttpVersionChoice version) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(url)
                .protocol(protocol)
                .httpVersion(version)
                .buildRpc();
    }

    /** What a house says when it is asked for its name. */
    static String name(String root) {
        return nameAt(url(root));
    }

    static String nameAt(String url) {
        return call(url, house -> house.name(Text.getDefaultInstance()));
    }

    /** What a house says when it is asked for the name of the one that its client calls. */
    static String neighbour(String root) {
        return call(url(root), house -> house.ask(Text.getDefaultInstance()));
    }

    private static String call(String url, Function<HouseConnect, Text> call) {
        try (RpcClient rpc = rpc(url, Protocol.CONNECT, HttpVersionChoice.HTTP_1_1)) {
            return call.apply(HouseConnect.client(rpc)).getText();
        }
    }
}

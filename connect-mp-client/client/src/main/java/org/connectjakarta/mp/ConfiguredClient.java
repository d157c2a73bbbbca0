package org.connectjakarta.mp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.connectjakarta.Interceptor;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** What MicroProfile Config says about a client that is built by hand: the one way from the builder to that API, which may be absent. */
final class ConfiguredClient {

    private ConfiguredClient() {}

    /**
     * The values of the application's configuration.
     *
     * @param baseUri what the code says, if it says anything
     * @throws IllegalStateException if there is no MicroProfile Config
     */
    static ClientValues read(String key, @Nullable String baseUri, Consumer<String> problems) {
        ClientId id = new ClientId(key, null, baseUri, "ConnectClientBuilder.configKey");
        try {
            return new ClientReader(ConfigProvider.getConfig(), id, problems).read();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "configKey needs MicroProfile Config on the class path", e);
        }
    }

    /** The interceptors that are set, made by their constructors. */
    static List<Interceptor> interceptors(ClientValues values, Consumer<String> problems) {
        List<Interceptor> interceptors = new ArrayList<>();
        for (Class<? extends Interceptor> type : values.list(ClientSettings.INTERCEPTORS)) {
            try {
                interceptors.add(type.getConstructor().newInstance());
            } catch (ReflectiveOperationException e) {
                problems.accept(
                        "the interceptor %s cannot be created by a public constructor without parameters: %s"
                                .formatted(type.getName(), e));
            }
        }
        return interceptors;
    }
}

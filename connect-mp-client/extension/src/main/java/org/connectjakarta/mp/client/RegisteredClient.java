package org.connectjakarta.mp.client;

import java.util.Set;

/**
 * A registered interface with one configuration: what becomes one bean.
 *
 * @param type the interface
 * @param generated the generated interface that it extends
 * @param id the configuration
 * @param className the name of the class behind it
 * @param keys the values of {@code @ConnectClient} that it is injected with
 */
record RegisteredClient(
        Class<?> type, Class<?> generated, ClientKey id, String className, Set<String> keys) {}

package org.connectjakarta.mp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.connectjakarta.GeneratedService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedClientsTest {

    /** As an application may write it for CDI. */
    public interface Narrowed extends EchoConnect {}

    /** Generated, but without a way to make a client. */
    @GeneratedService("test.v1.Bare")
    public interface Bare {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                Runnable.class,
                EchoConnect.Spec.class,
                Narrowed.class,
                Bare.class
            })
    void otherTypesAreRefused(Class<?> type) {
        assertThatThrownBy(() -> TypedClients.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getName())
                .hasMessageContaining(
                        "such as ElizaServiceConnect, or its Client, Async or Mutiny");
    }
}

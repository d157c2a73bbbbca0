package org.connectjakarta.quarkus.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.grpc.v1.Greeting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FaultToleranceTest {
    @Inject @ConnectClient PatientGreeter greeter;
    @Inject @ConnectClient ReactiveGreeter reactive;

    @BeforeEach
    void count() {
        ConnectGreeter.CALLS.set(0);
    }

    private static Greeting greeting(String text) {
        return Greeting.newBuilder().setText(text).build();
    }

    @Test
    void aCallIsRepeatedAfterTheExceptionThatIsNamed() {
        assertEquals(
                "quarkus-connect: third time", greeter.greet(greeting("third time")).getText());
        assertEquals(3, ConnectGreeter.CALLS.get());
    }

    @Test
    void aMethodOfTheInterfaceIsTheFallback() {
        assertEquals("nobody: never", greeter.greet(greeting("never")).getText());
        assertEquals(3, ConnectGreeter.CALLS.get());
    }

    @Test
    void anotherFailureIsNeitherRepeatedNorReplaced() {
        ConnectException failure =
                assertThrows(ConnectException.class, () -> greeter.greet(greeting("wrong")));
        assertEquals(Code.INVALID_ARGUMENT, failure.code());
        assertEquals(1, ConnectGreeter.CALLS.get());
    }

    @Test
    void aTimeoutEndsACallThatIsNotAnswered() {
        assertEquals("nobody: silence", greeter.greet(greeting("silence")).getText());
        assertEquals(1, ConnectGreeter.CALLS.get());
    }

    @Test
    void aUniIsRepeatedToo() {
        Greeting answer =
                reactive.greet(greeting("third time")).await().atMost(Duration.ofSeconds(30));
        assertEquals("quarkus-connect: third time", answer.getText());
        assertEquals(3, ConnectGreeter.CALLS.get());
    }
}

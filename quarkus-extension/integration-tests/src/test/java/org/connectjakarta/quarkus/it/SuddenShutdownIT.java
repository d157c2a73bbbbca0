package org.connectjakarta.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The packaged application is asked to end and has no setting that gives calls time. */
class SuddenShutdownIT {
    @ParameterizedTest
    @EnumSource(Way.class)
    void streamsAreToldThatTheServerStops(Way way) throws Exception {
        try (PackagedApplication application = PackagedApplication.start();
                Visitor visitor = way.visitor(application.base())) {
            visitor.bid();
            if (way.isFullDuplex()) {
                visitor.haggle();
            }
            application.terminate();
            for (CompletableFuture<ConnectException> end : visitor.ends()) {
                ConnectException failure = end.get(1, TimeUnit.MINUTES);
                assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
                assertThat(failure).hasMessageContaining("the server is stopping");
            }
            application.end();
        }
    }
}

package org.connectjakarta.quarkus.test;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;

/** Answers with its caller's secret, late, and on whatever thread goes on. */
@ConnectService
public class SecretKeeper implements EchoServiceConnect.Mutiny {
    private static final Duration A_WHILE = Duration.ofMillis(1);

    @Inject Secret secret;

    @Override
    public Uni<Text> say(Text request) {
        secret.keep();
        return later().map(late -> Texts.text(secret.reveal()));
    }

    @Override
    public Multi<Text> count(Number request) {
        secret.keep();
        return Multi.createFrom()
                .range(0, request.getNumber())
                .onItem()
                .transformToUniAndConcatenate(each -> later())
                .map(late -> Texts.text(secret.reveal()));
    }

    @Override
    @Blocking
    public Uni<Text> join(Multi<Text> requests) {
        secret.keep();
        return requests.map(each -> secret.reveal())
                .collect()
                .with(Collectors.toSet())
                .call(seen -> later())
                .map(seen -> Texts.text(String.join(" and ", seen)));
    }

    @Override
    @Blocking
    @RunOnVirtualThread
    public Multi<Text> talk(Multi<Text> requests) {
        secret.keep();
        return requests.onItem()
                .transformToUniAndConcatenate(each -> later())
                .map(late -> Texts.text(secret.reveal()));
    }

    private static Uni<Boolean> later() {
        return Uni.createFrom().item(true).onItem().delayIt().by(A_WHILE);
    }
}

package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectjakarta.quarkus.client.Other.text;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Response;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InjectedClientTest {
    private static final String ECHO = "\"test.v1.EchoService\"";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Number ENDLESS = Number.getDefaultInstance();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with()
                    .overrideConfigKey("connect.client.url", Applications.SELF)
                    .overrideConfigKey("connect.client.user-agent", "everyone")
                    .overrideConfigKey("connect.client." + ECHO + ".user-agent", "portable")
                    .overrideConfigKey("connect.client." + ECHO + ".http-version", "1.1")
                    .overrideConfigKey("quarkus.connect.clients." + ECHO + ".http-version", "2")
                    .overrideConfigKey(
                            "quarkus.connect.clients." + ECHO + ".headers.\"x-caller\"", "echo")
                    .overrideConfigKey("quarkus.connect.clients.backup.protocol", "grpc")
                    .overrideConfigKey("quarkus.connect.clients.backup.user-agent", "backup")
                    .overrideConfigKey("provided/mp-connect/userAgent", "provided");

    @Inject @ConnectClient EchoServiceConnect echo;
    @Inject @ConnectClient EchoServiceConnect.Async async;
    @Inject @ConnectClient EchoServiceConnect.Client detailed;
    @Inject @ConnectClient EchoServiceConnect.Mutiny mutiny;

    @Inject
    @ConnectClient("backup")
    EchoServiceConnect backup;

    @Inject
    @ConnectClient("provided")
    Provider<EchoServiceConnect> provided;

    @Inject
    @ConnectClient("provided")
    Instance<EchoServiceConnect.Mutiny> instance;

    private static Number number(int number) {
        return Number.newBuilder().setNumber(number).build();
    }

    private static String cancelledBy() throws InterruptedException {
        return Other.CANCELLED.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void aBlockingClientCallsEveryKindOfMethod() {
        assertThat(echo.say(text("good day"))).isEqualTo(text("good day"));
        try (Stream<Text> counted = echo.count(number(3))) {
            assertThat(counted.map(Text::getText)).containsExactly("0", "1", "2");
        }
        assertThat(echo.join(Stream.of(text("good"), text("day")))).isEqualTo(text("good day"));
        try (Stream<Text> talk = echo.talk(Stream.of(text("is it?")))) {
            assertThat(talk).containsExactly(text("yes, is it?"));
        }
    }

    @Test
    void anAsynchronousClientCallsEveryKindOfMethod() {
        assertThat(async.say(text("good day"))).succeedsWithin(SOON).isEqualTo(text("good day"));
        assertThat(collected(Multi.createFrom().publisher(async.count(number(2)))))
                .containsExactly(text("0"), text("1"));
        assertThat(async.join(Multi.createFrom().items(text("good"), text("day"))))
                .succeedsWithin(SOON)
                .isEqualTo(text("good day"));
        assertThat(
                        collected(
                                Multi.createFrom()
                                        .publisher(
                                                async.talk(Multi.createFrom().item(text("well"))))))
                .containsExactly(text("yes, well"));
    }

    @Test
    void aMutinyClientCallsEveryKindOfMethod() {
        assertThat(mutiny.say(text("good day")).await().atMost(SOON)).isEqualTo(text("good day"));
        assertThat(collected(mutiny.count(number(2)))).containsExactly(text("0"), text("1"));
        assertThat(
                        mutiny.join(Multi.createFrom().items(text("good"), text("day")))
                                .await()
                                .atMost(SOON))
                .isEqualTo(text("good day"));
        assertThat(collected(mutiny.talk(Multi.createFrom().item(text("well")))))
                .containsExactly(text("yes, well"));
    }

    private static Iterable<Text> collected(Multi<Text> texts) {
        return texts.collect().asList().await().atMost(SOON);
    }

    @Test
    void aClientInDetailTakesOptionsAndShowsMetadata() {
        CallOptions options =
                CallOptions.none().withHeaders(headers -> headers.set("x-word", "cheers"));
        Response<Text> response = detailed.say(text(":x-word"), options);
        assertThat(response.message()).isEqualTo(text("cheers"));
        assertThat(response.headers().names()).contains("content-type");
        try (StreamCall<Text, Text> talk = detailed.talk(CallOptions.none())) {
            talk.send(text("one"));
            assertThat(talk.receive()).hasValue(text("yes, one"));
            talk.send(text("two"));
            assertThat(talk.receive()).hasValue(text("yes, two"));
            talk.closeSend();
            assertThat(talk.receive()).isEmpty();
        }
    }

    @Test
    void aFailureIsTheSameInEachFlavour() {
        Text fail = text("fail");
        assertThatThrownBy(() -> echo.say(fail)).satisfies(InjectedClientTest::isAsWished);
        assertThatThrownBy(() -> async.say(fail).toCompletableFuture().get())
                .cause()
                .satisfies(InjectedClientTest::isAsWished);
        assertThatThrownBy(() -> mutiny.say(fail).await().atMost(SOON))
                .satisfies(InjectedClientTest::isAsWished);
    }

    private static void isAsWished(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        each -> {
                            assertThat(each.code()).isEqualTo(Code.FAILED_PRECONDITION);
                            assertThat(each.message()).isEqualTo("as you wish");
                        });
    }

    @Test
    void cancellationInEachFlavourReachesTheService() throws Exception {
        Other.CANCELLED.clear();
        try (Stream<Text> ticks = echo.count(ENDLESS)) {
            assertThat(ticks.limit(2)).hasSize(2);
        }
        assertThat(cancelledBy()).isEqualTo("echo");
        try (StreamCall<Number, Text> ticks = detailed.count(ENDLESS, CallOptions.none())) {
            assertThat(ticks.receive()).isPresent();
            ticks.cancel();
            assertThat(cancelledBy()).isEqualTo("echo");
        }
        assertThat(collected(mutiny.count(ENDLESS).select().first(2))).hasSize(2);
        assertThat(cancelledBy()).isEqualTo("echo");
        AssertSubscriber<Text> subscriber = AssertSubscriber.create(1);
        async.count(ENDLESS).subscribe(subscriber);
        subscriber.awaitNextItem(SOON).cancel();
        assertThat(cancelledBy()).isEqualTo("echo");
    }

    @Test
    void aSettingOfQuarkusWinsOverThePortableOneAndThatOverTheOneForAll() {
        // Full duplex, as above, is what HTTP/2 of the former shows; the latter is told here.
        assertThat(echo.say(text(":user-agent"))).isEqualTo(text("portable"));
    }

    @Test
    void aKeyNamesTheSettings() {
        assertThat(backup.say(text(":user-agent"))).isEqualTo(text("backup"));
        assertThat(backup.say(text(":x-caller"))).isEqualTo(text("null"));
    }

    @Test
    void providersAreInjectedAndTheSpellingOfMicroProfileCounts() {
        assertThat(provided.get().say(text(":user-agent"))).isEqualTo(text("provided"));
        assertThat(instance.get().say(text(":user-agent")).await().atMost(SOON))
                .isEqualTo(text("provided"));
    }
}

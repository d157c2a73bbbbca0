package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.message.Limits;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that went wrong at random: each is answered in its protocol, and none is mistaken for a failure of the service. */
@Timeout(120)
class HostileInputTest {
    private static final int ROUNDS = 4000;
    private static final List<String> VALUES =
            List.of(
                    "",
                    " ",
                    "0",
                    "1",
                    "-1",
                    "99999999999999999999",
                    "gzip",
                    "GZIP",
                    "gzip;q=0",
                    "gzip, br;q=1.0, *;q=0",
                    ",,,;;;q=",
                    "identity",
                    "lzma",
                    "1S",
                    "9999H",
                    "00000000n",
                    "2",
                    "v1",
                    "é\u00ff",
                    "a".repeat(5000),
                    "application/json",
                    "%%%");
    private static final List<String> NAMES =
            List.of(
                    "connect-timeout-ms",
                    "grpc-timeout",
                    "connect-protocol-version",
                    "content-encoding",
                    "connect-content-encoding",
                    "grpc-encoding",
                    "accept-encoding",
                    "connect-accept-encoding",
                    "grpc-accept-encoding",
                    "te",
                    "x-any",
                    "x-any-bin",
                    "origin");

    private final RpcServer blocking = server(true);
    private final RpcServer async = server(false);

    private static RpcServer server(boolean blocking) {
        ServerOptions options =
                ServerOptions.DEFAULT.withLimits(new Limits(2000, 4000, 8192, 8192));
        Words parrot =
                new Words() {
                    @Override
                    public Word say(Word request) {
                        return request;
                    }

                    @Override
                    public java.util.stream.Stream<Word> repeat(Word request) {
                        return java.util.stream.Stream.of(request, request);
                    }

                    @Override
                    public Word join(java.util.stream.Stream<Word> requests) {
                        return Words.word("" + requests.count());
                    }

                    @Override
                    public java.util.stream.Stream<Word> echo(
                            java.util.stream.Stream<Word> requests) {
                        return requests;
                    }
                };
        return blocking
                ? Servers.of(parrot, options)
                : Servers.async(
                        Servers.asyncJoin(
                                requests ->
                                        Collected.from(requests)
                                                .thenApply(all -> Words.word("" + all.size()))),
                        options);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyRequestIsAnswered(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Wire wire = pick(random, List.of(Wire.values()));
            MethodSpec<Word, Word> method =
                    pick(random, List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO));
            String codec = pick(random, List.of("proto", "json"));
            WireCall call = WireCall.of(wire, method, codec);
            byte[] body = body(random, wire, method, codec);
            if (random.nextInt(3) == 0) {
                call.header(pick(random, NAMES), pick(random, VALUES));
            }
            if (wire != Wire.GRPC && random.nextInt(4) == 0) {
                call.over(HttpVersion.HTTP_1);
            }
            RpcServer server = method == Words.JOIN && random.nextBoolean() ? async : blocking;
            String what =
                    "seed "
                            + seed
                            + " round "
                            + round
                            + ": "
                            + wire
                            + " "
                            + method
                            + " "
                            + codec
                            + " "
                            + Arrays.toString(body);
            try (CapturedLog log = new CapturedLog()) {
                WireAnswer answer = call.sendRaw(body).servedBy(server);

                assertThat(log.errors()).as(what).isEmpty();
                assertThat(answer.code).as(what + answer.message).isNotEqualTo(Code.UNKNOWN);
                assertThat(answer.message).as(what).doesNotContain("Exception");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(what, e);
            }
        }
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] body(
            Random random, Wire wire, MethodSpec<Word, Word> method, String codec) {
        WireCall good = WireCall.of(wire, method, codec);
        List<Byte> bytes = new ArrayList<>();
        int messages = random.nextInt(3);
        for (int i = 0; i <= messages; i++) {
            Word word =
                    Word.newBuilder()
                            .setText("w".repeat(random.nextInt(20)))
                            .setTimes(random.nextInt())
                            .build();
            for (byte b : good.bytes(word)) {
                bytes.add(b);
            }
        }
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change(random, bytes);
        }
        byte[] body = new byte[bytes.size()];
        for (int i = 0; i < body.length; i++) {
            body[i] = bytes.get(i);
        }
        return body;
    }

    private static void change(Random random, List<Byte> bytes) {
        if (bytes.isEmpty()) {
            return;
        }
        int at = random.nextInt(bytes.size());
        switch (random.nextInt(5)) {
            case 0 -> bytes.set(at, (byte) random.nextInt());
            case 1 -> bytes.set(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(8)));
            case 2 -> bytes.remove(at);
            case 3 -> bytes.add(at, (byte) random.nextInt());
            default -> bytes.subList(at, bytes.size()).clear();
        }
    }
}

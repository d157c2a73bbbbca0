package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which compression a response has, through the engine. */
class CompressionNegotiationTest {
    private static final List<MethodSpec<Word, Word>> METHODS = List.of(Words.SAY, Words.REPEAT);

    private static RpcServer speaking(Compressions compressions) {
        return MatrixService.blocking(
                ServerOptions.DEFAULT.withCompression(new CompressionOptions(compressions, 0)));
    }

    private static String used(
            Wire wire, MethodSpec<Word, Word> method, String request, String accept) {
        WireCall call = WireCall.of(wire, method);
        if (accept != null) {
            call.header(wire.acceptHeader(method.streamType()), accept);
        }
        if (request != null) {
            call.header(wire.compressionHeader(method.streamType()), request);
            byte[] plain = Word.newBuilder().setText("a").setTimes(1).build().toByteArray();
            byte[] compressed = WireCall.compress(plain, request);
            call.sendRaw(wire.isWhole(method.streamType()) ? compressed : call.raw(1, compressed));
        } else {
            call.send(Word.newBuilder().setText("a").setTimes(1).build());
        }
        WireAnswer answer = call.servedBy(speaking(Compressions.all())).ok();
        String name = answer.headers.get(wire.compressionHeader(method.streamType()));
        assertThat(answer.compressed).isEqualTo(name == null ? 0 : 1);
        return name;
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void theClientChooses(Wire wire) {
        for (MethodSpec<Word, Word> method : METHODS) {
            assertThat(used(wire, method, null, null)).isNull();
            assertThat(used(wire, method, null, "")).isNull();
            assertThat(used(wire, method, null, "identity")).isNull();
            assertThat(used(wire, method, null, "lzma, br;q=0")).isNull();
            assertThat(used(wire, method, null, "br")).isEqualTo("br");
            assertThat(used(wire, method, null, "lzma,BR")).isEqualTo("br");
            assertThat(used(wire, method, null, "br;q=0.1, zstd;q=0.9")).isEqualTo("zstd");
            assertThat(used(wire, method, "gzip", null)).isEqualTo("gzip");
            assertThat(used(wire, method, "gzip", "br, gzip")).isEqualTo("gzip");
            assertThat(used(wire, method, "gzip", "br")).isEqualTo("br");
            assertThat(used(wire, method, "gzip", "identity")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void whatIsNotSpokenIsRefusedAndNotUsed(Wire wire) {
        RpcServer server = speaking(Compressions.only(List.of("gzip")));
        for (MethodSpec<Word, Word> method : METHODS) {
            WireAnswer refused =
                    WireCall.of(wire, method)
                            .header(wire.compressionHeader(method.streamType()), "br")
                            .send("a")
                            .servedBy(server);
            WireAnswer plain =
                    WireCall.of(wire, method)
                            .header(wire.acceptHeader(method.streamType()), "br")
                            .send("a")
                            .servedBy(server);

            assertThat(refused.failed(Code.UNIMPLEMENTED).message)
                    .contains("gzip")
                    .doesNotContain("br,");
            assertThat(plain.ok().compressed).isZero();
            assertThat(plain.headers.get(wire.acceptHeader(method.streamType()))).isEqualTo("gzip");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void withoutCompressionsNoneIsOffered(Wire wire) {
        RpcServer server = speaking(Compressions.only(List.of()));
        for (MethodSpec<Word, Word> method : METHODS) {
            WireAnswer answer = WireCall.of(wire, method).send("a").servedBy(server).ok();

            assertThat(answer.headers.contains(wire.acceptHeader(method.streamType()))).isFalse();
        }
    }

    @Test
    void anUnknownProcedureOffersNone() {
        Loopback call =
                Loopback.post("/unknown", "application/grpc")
                        .servedBy(speaking(Compressions.all()));

        assertThat(call.responseHeaders().contains("grpc-accept-encoding")).isFalse();
    }

    @Test
    void anErrorOfAUnaryConnectCallIsNotCompressed() {
        Loopback call =
                WireCall.of(Wire.CONNECT, Words.SAY)
                        .compression("gzip")
                        .send("fail")
                        .request()
                        .servedBy(speaking(Compressions.all()));

        assertThat(call.status()).isEqualTo(400);
        assertThat(call.responseHeaders().contains("content-encoding")).isFalse();
        assertThat(call.text()).startsWith("{\"code\"");
    }
}

package org.connectjakarta.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionsTest {
    private static final Compressions ALL = Compressions.all();

    @TempDir Path directory;

    @Test
    void everythingOnTheClassPathIsSpoken() {
        assertThat(ALL.names()).isEqualTo("zstd,gzip,br,deflate,snappy");
    }

    @Test
    void aCompressionIsFoundWithoutRegardToCase() {
        assertThat(nameOf(ALL.find("gzip"))).isEqualTo("gzip");
        assertThat(nameOf(ALL.find("GZip"))).isEqualTo("gzip");
        assertThat(ALL.find("gzi")).isNull();
        assertThat(ALL.find("gzipp")).isNull();
        assertThat(ALL.find("")).isNull();
        assertThat(ALL.find("identity")).isNull();
    }

    @Test
    void aChoiceKeepsItsOrder() {
        Compressions chosen = Compressions.only(List.of("gzip", "zstd", "gzip"));

        assertThat(chosen.names()).isEqualTo("gzip,zstd");
        assertThat(chosen.find("br")).isNull();
        assertThat(Compressions.only(List.of()).names()).isEmpty();
    }

    @Test
    void anUnknownChoiceIsAnErrorThatNamesWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compressions.only(List.of("gzip", "lzma", "identity")))
                .withMessage(
                        "no such compression: lzma,identity; available are zstd,gzip,br,deflate,snappy");
    }

    @ParameterizedTest(name = "{1} after {0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // a client that says nothing
                "-|-|-",
                "gzip|-|gzip",
                "identity|-|-",
                "gzip|''|gzip",
                "gzip|'  '|gzip",
                "lzma|-|-",
                // the order of the client
                "-|gzip|gzip",
                "-|gzip, br|gzip",
                "-|br,gzip|br",
                "-|lzma, br|br",
                "-|lzma|-",
                "-|GZIP|gzip",
                "-|xgzip,gzipx|-",
                // what the client used itself, if it takes it back
                "gzip|br, gzip|gzip",
                "gzip|br|br",
                "gzip|identity|-",
                "gzip|br, gzip;q=0.5|br",
                // identity is what gRPC clients list first, and no preference
                "-|identity, deflate, gzip|deflate",
                "-|identity;q=1, gzip;q=0.5|-",
                "-|identity;q=0.5, gzip|gzip",
                "-|identity|-",
                "-|gzip;q=0.2, identity;q=0.3, br;q=0.4|br",
                // weights
                "-|gzip;q=0|-",
                "-|gzip;q=0.000, br|br",
                "-|gzip;q=0.5, br;q=0.8|br",
                "-|gzip;q=0.5, br;q=0.5|gzip",
                "-|gzip;q=0.5, br|br",
                "-|gzip ; Q=0.5 , br;q=1.0|br",
                "-|gzip;q=0.001|gzip",
                "-|gzip;q=1.000|gzip",
                "-|gzip;q=1.|gzip",
                // malformed entries are ignored
                "-|gzip;q=1.001, br|br",
                "-|gzip;q=2, br|br",
                "-|gzip;q=0.1234, br|br",
                "-|gzip;q=, br|br",
                "-|gzip;q, br|br",
                "-|gzip;, br|br",
                "-|gzip;level=1, br|br",
                "-|gzip;q=-1, br|br",
                "-|gzip;q=1e0, br|br",
                "-|gzip;q=٠, br|br",
                "-|gzip br|-",
                "-|gzip;q=0.5;q=1, br;q=0.1|br",
                "-|,,gzip,,|gzip",
                "-|', ,'|-",
                "-|;q=1,gzip|gzip",
                "-|*|-",
                "-|*;q=0, gzip|gzip",
            })
    void theResponseCompressionIsNegotiated(
            @Nullable String request, @Nullable String accepted, @Nullable String expected) {
        assertThat(nameOf(ALL.negotiate(request, accepted))).isEqualTo(expected);
    }

    @Test
    void aLongListIsReadToItsEnd() {
        assertThat(nameOf(ALL.negotiate(null, "lzma;q=0.5,".repeat(10_000) + "br")))
                .isEqualTo("br");
        assertThat(ALL.negotiate(null, ",".repeat(100_000))).isNull();
        assertThat(ALL.negotiate(null, "gzip;q=0,".repeat(10_000))).isNull();
    }

    @Test
    void onlyWhatIsSpokenIsNegotiated() {
        assertThat(nameOf(Compressions.only(List.of("gzip")).negotiate("br", "br, zstd, gzip")))
                .isEqualTo("gzip");
        assertThat(Compressions.only(List.of()).negotiate("gzip", "gzip")).isNull();
    }

    @Test
    void aProvidedCompressionIsPreferredAndReplacesItsNamesake() throws IOException {
        Compressions provided = withProvider(Rot.class);

        assertThat(provided.names()).isEqualTo("rot,zstd,gzip,br,deflate,snappy");
        assertThat(withProvider(OwnGzip.class).find("gzip")).isInstanceOf(OwnGzip.class);
    }

    @Test
    void aProvidedCompressionNeedsAUsableName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withProvider(BadName.class))
                .withMessageContaining("BadName")
                .withMessageContaining("a,b");
        assertThatIllegalArgumentException().isThrownBy(() -> withProvider(Identity.class));
    }

    private Compressions withProvider(Class<? extends Compression> provider) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(Compression.class.getName()), provider.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return Compressions.all();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static @Nullable String nameOf(@Nullable Compression compression) {
        return compression == null ? null : compression.name();
    }

    /** A provided compression that does nothing. */
    public static class Rot implements Compression {
        @Override
        public String name() {
            return "rot";
        }

        @Override
        public OutputStream compress(OutputStream compressed) {
            return compressed;
        }

        @Override
        public InputStream decompress(InputStream compressed) {
            return compressed;
        }
    }

    /** Has the name of a built-in one. */
    public static class OwnGzip extends Rot {
        @Override
        public String name() {
            return "gzip";
        }
    }

    /** Has a name that would be two in a header. */
    public static class BadName extends Rot {
        @Override
        public String name() {
            return "a,b";
        }
    }

    /** Has the name of no compression. */
    public static class Identity extends Rot {
        @Override
        public String name() {
            return "identity";
        }
    }
}

package org.connectjakarta.benchmarks.core;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What protobuf alone takes for the message of {@link UnaryBenchmark}, read and written: nobody can do a call for less. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class FloorBenchmark {
    private static final String TEXT = "The quick brown fox jumps over the lazy dog.";

    private final byte[] proto = Sentence.newBuilder().setSentence(TEXT).build().toByteArray();
    private final byte[] json =
            ("{\"sentence\":\"" + TEXT + "\"}").getBytes(StandardCharsets.UTF_8);
    private final JsonFormat.Parser parser = JsonFormat.parser().ignoringUnknownFields();
    private final JsonFormat.Printer printer =
            JsonFormat.printer().omittingInsignificantWhitespace();

    @Benchmark
    public byte[] proto() throws InvalidProtocolBufferException {
        return Sentence.parseFrom(proto).toByteArray();
    }

    @Benchmark
    public byte[] json() throws InvalidProtocolBufferException {
        Sentence.Builder builder = Sentence.newBuilder();
        parser.merge(new String(json, StandardCharsets.UTF_8), builder);
        return printer.print(builder.build()).getBytes(StandardCharsets.UTF_8);
    }
}

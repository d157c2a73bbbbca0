package org.connectjakarta.benchmarks.core;

import java.util.concurrent.TimeUnit;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time and allocated bytes of a unary call of 44 characters, from the head of the request to the end of the response. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class UnaryBenchmark {
    private static final Sentence SENTENCE =
            Sentence.newBuilder()
                    .setSentence("The quick brown fox jumps over the lazy dog.")
                    .build();

    @Param({"CONNECT", "CONNECT_GET", "GRPC", "GRPC_WEB", "GRPC_WEB_TEXT"})
    public Form form;

    @Param({"proto", "json"})
    public String codec;

    private RepeatedCall call;

    @Setup
    public void start() {
        call = new RepeatedCall(form, codec, false, "Echo", SENTENCE);
    }

    @Benchmark
    public int call() {
        return call.serve();
    }

    @TearDown
    public void stop() {
        call.close();
    }
}

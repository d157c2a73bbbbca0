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

/** Time and allocated bytes of a unary call of 4,000 characters of prose, both ways compressed or not. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class GzipBenchmark {
    @Param({"CONNECT", "GRPC"})
    public Form form;

    @Param({"false", "true"})
    public boolean gzip;

    private RepeatedCall call;

    @Setup
    public void start() {
        Sentence prose = Sentence.newBuilder().setSentence(Prose.of(4_000)).build();
        call = new RepeatedCall(form, "proto", gzip, "Echo", prose);
        if (gzip == call.responseLength() > 3_000) {
            throw new IllegalStateException("an answer of " + call.responseLength() + " bytes");
        }
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

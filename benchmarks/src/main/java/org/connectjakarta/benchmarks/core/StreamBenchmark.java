package org.connectjakarta.benchmarks.core;

import java.util.concurrent.TimeUnit;
import org.connectjakarta.benchmarks.v1.CountRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time and allocated bytes of one message of 100 characters in a server stream of 1,000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class StreamBenchmark {
    private static final int MESSAGES = 1_000;

    @Param({"CONNECT_STREAM", "GRPC", "GRPC_WEB"})
    public Form form;

    @Param({"proto", "json"})
    public String codec;

    private RepeatedCall call;

    @Setup
    public void start() {
        CountRequest request =
                CountRequest.newBuilder().setMessages(MESSAGES).setLength(100).build();
        call = new RepeatedCall(form, codec, false, "Count", request);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int call() {
        return call.serve();
    }

    @TearDown
    public void stop() {
        call.close();
    }
}

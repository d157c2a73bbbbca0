package org.connectjakarta.conformance.client;

import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import connectrpc.conformance.v1.ClientCompat.ClientCompatResponse;
import connectrpc.conformance.v1.ClientCompat.ClientErrorResult;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Makes some calls at once, and answers for each one, even for one that never ends. */
final class Calls {
    private static final int AT_ONCE = 8;

    /** The runner gives up when it has heard nothing for 20 seconds. */
    private static final int SECONDS = 10;

    private final Flavour flavour;
    private final DataOutputStream answers;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Executor threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "call");
                        thread.setDaemon(true);
                        return thread;
                    });

    Calls(Flavour flavour, OutputStream answers) {
        this.flavour = flavour;
        this.answers = new DataOutputStream(answers);
    }

    /** Makes a call and answers it; waits before that while there are enough of them. */
    void start(ClientCompatRequest request) throws InterruptedException {
        free.acquire();
        CompletableFuture.supplyAsync(() -> make(request), threads)
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .exceptionally(Calls::failure)
                .thenAccept(answer -> write(answer.setTestName(request.getTestName()).build()))
                .whenComplete((nothing, failure) -> free.release());
    }

    /** Waits until all calls are answered. */
    void awaitAll() throws InterruptedException {
        free.acquire(AT_ONCE);
    }

    private ClientCompatResponse.Builder make(ClientCompatRequest request) {
        return ClientCompatResponse.newBuilder()
                .setResponse(Script.run(flavour, Procedure.named(request.getMethod()), request));
    }

    /** What is no outcome of a call: it could not be made, or did not end. */
    private static ClientCompatResponse.Builder failure(Throwable failure) {
        failure.printStackTrace();
        return ClientCompatResponse.newBuilder()
                .setError(ClientErrorResult.newBuilder().setMessage(failure.toString()));
    }

    private synchronized void write(ClientCompatResponse answer) {
        try {
            answers.writeInt(answer.getSerializedSize());
            answer.writeTo(answers);
            answers.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

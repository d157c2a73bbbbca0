package org.connectjakarta.benchmarks.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.connectjakarta.benchmarks.v1.CountRequest;
import org.connectjakarta.benchmarks.v1.EchoServiceConnect;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.client.RpcClient;

/** Server streams of one client of which the first message has come, and no other will. Closing cancels them. */
final class IdleStreams implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 60;

    private final List<IdleStream> streams = new ArrayList<>();

    private interface IdleStream {
        void cancel();
    }

    private IdleStreams() {}

    /** Streams that are read by iterating. */
    static IdleStreams blocking(RpcClient rpc, int count) {
        EchoServiceConnect client = EchoServiceConnect.client(rpc);
        IdleStreams streams = new IdleStreams();
        for (int i = 0; i < count; i++) {
            Stream<Sentence> stream = client.count(CountRequest.getDefaultInstance());
            Iterator<Sentence> messages = stream.iterator();
            messages.next();
            streams.streams.add(new Reading(stream, messages));
        }
        return streams;
    }

    /** Streams whose subscribers have asked for more. */
    static IdleStreams async(RpcClient rpc, int count) throws InterruptedException {
        EchoServiceConnect.Async client = EchoServiceConnect.Async.client(rpc);
        IdleStreams streams = new IdleStreams();
        CountDownLatch firsts = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            Reader reader = new Reader(firsts);
            client.count(CountRequest.getDefaultInstance()).subscribe(reader);
            streams.streams.add(reader);
        }
        if (!firsts.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(firsts.getCount() + " streams have no message");
        }
        return streams;
    }

    @Override
    public void close() {
        streams.forEach(IdleStream::cancel);
        streams.clear();
    }

    /** What a reader by iterating holds. */
    private record Reading(Stream<Sentence> stream, Iterator<Sentence> messages)
            implements IdleStream {
        @Override
        public void cancel() {
            stream.close();
        }
    }

    private static final class Reader implements Flow.Subscriber<Sentence>, IdleStream {
        private final CountDownLatch firsts;
        private volatile Flow.Subscription subscription;

        Reader(CountDownLatch firsts) {
            this.firsts = firsts;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Sentence message) {
            firsts.countDown();
        }

        @Override
        public void onError(Throwable failure) {
            failure.printStackTrace();
        }

        @Override
        public void cancel() {
            subscription.cancel();
        }

        @Override
        public void onComplete() {
            System.err.println("a stream has ended");
        }
    }
}

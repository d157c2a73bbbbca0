package org.connectjakarta.server;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.test.Word;

/** One service in both flavours: what it answers does not depend on protocol, codec, compression or flavour. */
public final class MatrixService {
    public static final byte[] BINARY = {0, 1, (byte) 0xfe, (byte) 0xff};

    private MatrixService() {}

    public static RpcServer blocking(ServerOptions options) {
        return RpcServer.builder().service(Words.binding(), Blocking::new, options).build();
    }

    public static RpcServer async(ServerOptions options) {
        return RpcServer.builder().service(Words.Async.binding(), Async::new, options).build();
    }

    /** Answers with metadata of all kinds, and with what the client asked in its headers. */
    private static void addMetadata(CallContext call) {
        call.responseHeaders().add("x-head", "one").add("X-Head", "two");
        call.responseHeaders().addBinary("x-head-bin", BINARY);
        call.responseTrailers().add("x-trail", "one").add("X-Trail", "two");
        call.responseTrailers().addBinary("x-trail-bin", BINARY);
        for (String asked : call.requestHeaders().getAll("x-ask")) {
            call.responseTrailers().add("x-asked", asked);
        }
        for (byte[] asked : call.requestHeaders().getBinary("x-ask-bin")) {
            call.responseTrailers().addBinary("x-asked-bin", asked);
        }
        call.responseTrailers().add("x-protocol", call.protocol() + " " + call.httpMethod());
    }

    public static ConnectException error() {
        ConnectException error =
                new ConnectException(Code.FAILED_PRECONDITION, "not now: 100% früh\n")
                        .addDetail(Words.word("first"))
                        .addDetail(Words.word("second"));
        error.metadata().add("x-error", "one").add("x-error", "two");
        return error;
    }

    private static Word answer(Word word, String suffix) {
        if (word.getText().startsWith("fail")) {
            throw error();
        }
        return Words.word(word.getText() + suffix);
    }

    private static Word join(List<Word> words) {
        return answer(
                Words.word(words.stream().map(Word::getText).collect(Collectors.joining(","))), "");
    }

    private record Blocking(CallContext call) implements Words {
        Blocking {
            addMetadata(call);
        }

        @Override
        public Word say(Word request) {
            return answer(request, "!");
        }

        @Override
        public Stream<Word> repeat(Word request) {
            return IntStream.rangeClosed(0, request.getTimes())
                    .filter(i -> i < request.getTimes() || request.getText().equals("fail"))
                    .mapToObj(
                            i ->
                                    i < request.getTimes()
                                            ? Words.word(request.getText() + i)
                                            : answer(request, ""));
        }

        @Override
        public Word join(Stream<Word> requests) {
            return MatrixService.join(requests.toList());
        }

        @Override
        public Stream<Word> echo(Stream<Word> requests) {
            return requests.map(word -> answer(word, "?"));
        }
    }

    private record Async(CallContext call) implements Words.Async {
        Async {
            addMetadata(call);
        }

        @Override
        public CompletionStage<Word> say(Word request) {
            return OwnThread.supply(() -> answer(request, "!"));
        }

        @Override
        public Flow.Publisher<Word> repeat(Word request) {
            List<Word> words =
                    IntStream.range(0, request.getTimes())
                            .mapToObj(i -> Words.word(request.getText() + i))
                            .toList();
            return new ListPublisher(words, request.getText().equals("fail") ? error() : null);
        }

        @Override
        public CompletionStage<Word> join(Flow.Publisher<Word> requests) {
            return Collected.from(requests).thenApply(MatrixService::join);
        }

        @Override
        public Flow.Publisher<Word> echo(Flow.Publisher<Word> requests) {
            return new Mapped(requests, word -> answer(word, "?"));
        }
    }

    /** A publisher whose elements are those of another, mapped; what the function throws ends it. */
    private record Mapped(Flow.Publisher<Word> source, Function<Word, Word> mapping)
            implements Flow.Publisher<Word> {
        @Override
        public void subscribe(Flow.Subscriber<? super Word> subscriber) {
            source.subscribe(
                    new Flow.Subscriber<>() {
                        private Flow.Subscription subscription;

                        @Override
                        public void onSubscribe(Flow.Subscription subscription) {
                            this.subscription = subscription;
                            subscriber.onSubscribe(subscription);
                        }

                        @Override
                        public void onNext(Word word) {
                            Word mapped;
                            try {
                                mapped = mapping.apply(word);
                            } catch (RuntimeException e) {
                                subscription.cancel();
                                subscriber.onError(e);
                                return;
                            }
                            subscriber.onNext(mapped);
                        }

                        @Override
                        public void onError(Throwable failure) {
                            subscriber.onError(failure);
                        }

                        @Override
                        public void onComplete() {
                            subscriber.onComplete();
                        }
                    });
        }
    }
}

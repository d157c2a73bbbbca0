package org.connectjakarta.server;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.test.Word;

/** Services of one method each, and servers for them. */
public final class Servers {
    private Servers() {}

    public static RpcServer of(Words service) {
        return of(service, ServerOptions.DEFAULT);
    }

    public static RpcServer of(Words service, ServerOptions options) {
        return of(call -> service, options);
    }

    public static RpcServer of(Function<CallContext, Words> services, ServerOptions options) {
        return RpcServer.builder().service(Words.binding(), services::apply, options).build();
    }

    public static RpcServer async(Words.Async service) {
        return async(service, ServerOptions.DEFAULT);
    }

    public static RpcServer async(Words.Async service, ServerOptions options) {
        return RpcServer.builder().service(Words.Async.binding(), call -> service, options).build();
    }

    public static Words say(UnaryOperator<Word> method) {
        return new Words() {
            @Override
            public Word say(Word request) {
                return method.apply(request);
            }
        };
    }

    public static Words repeat(Function<Word, Stream<Word>> method) {
        return new Words() {
            @Override
            public Stream<Word> repeat(Word request) {
                return method.apply(request);
            }
        };
    }

    public static Words join(Function<Stream<Word>, Word> method) {
        return new Words() {
            @Override
            public Word join(Stream<Word> requests) {
                return method.apply(requests);
            }
        };
    }

    public static Words echo(UnaryOperator<Stream<Word>> method) {
        return new Words() {
            @Override
            public Stream<Word> echo(Stream<Word> requests) {
                return method.apply(requests);
            }
        };
    }

    public static Words.Async asyncSay(Function<Word, CompletionStage<Word>> method) {
        return new Words.Async() {
            @Override
            public CompletionStage<Word> say(Word request) {
                return method.apply(request);
            }
        };
    }

    public static Words.Async asyncRepeat(Function<Word, Flow.Publisher<Word>> method) {
        return new Words.Async() {
            @Override
            public Flow.Publisher<Word> repeat(Word request) {
                return method.apply(request);
            }
        };
    }

    public static Words.Async asyncJoin(
            Function<Flow.Publisher<Word>, CompletionStage<Word>> method) {
        return new Words.Async() {
            @Override
            public CompletionStage<Word> join(Flow.Publisher<Word> requests) {
                return method.apply(requests);
            }
        };
    }

    public static Words.Async asyncEcho(UnaryOperator<Flow.Publisher<Word>> method) {
        return new Words.Async() {
            @Override
            public Flow.Publisher<Word> echo(Flow.Publisher<Word> requests) {
                return method.apply(requests);
            }
        };
    }
}

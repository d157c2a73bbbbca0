package org.connectjakarta.server;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.test.EngineTest;
import org.connectjakarta.test.Word;

/** What the plugin would generate for the test service, as far as the engine's tests need it. */
public interface Words {
    ServiceSpec SERVICE =
            ServiceSpec.of(EngineTest.getDescriptor().findServiceByName("WordService"));
    MethodSpec<Word, Word> SAY = method("Say");
    MethodSpec<Word, Word> REPEAT = method("Repeat");
    MethodSpec<Word, Word> JOIN = method("Join");
    MethodSpec<Word, Word> ECHO = method("Echo");

    private static MethodSpec<Word, Word> method(String name) {
        return MethodSpec.of(SERVICE, name, Word.getDefaultInstance(), Word.getDefaultInstance());
    }

    private static ConnectException unimplemented() {
        return new ConnectException(Code.UNIMPLEMENTED, "not implemented");
    }

    static Word word(String text) {
        return Word.newBuilder().setText(text).build();
    }

    default Word say(Word request) {
        throw unimplemented();
    }

    default Stream<Word> repeat(Word request) {
        throw unimplemented();
    }

    default Word join(Stream<Word> requests) {
        throw unimplemented();
    }

    default Stream<Word> echo(Stream<Word> requests) {
        throw unimplemented();
    }

    static ServiceBinding<Words> binding() {
        return ServiceBinding.of(Words.class, SERVICE)
                .unary(SAY, Words::say)
                .serverStream(REPEAT, Words::repeat)
                .clientStream(JOIN, Words::join)
                .bidi(ECHO, Words::echo)
                .build();
    }

    /** The asynchronous flavour. */
    interface Async {
        default CompletionStage<Word> say(Word request) {
            throw unimplemented();
        }

        default Flow.Publisher<Word> repeat(Word request) {
            throw unimplemented();
        }

        default CompletionStage<Word> join(Flow.Publisher<Word> requests) {
            throw unimplemented();
        }

        default Flow.Publisher<Word> echo(Flow.Publisher<Word> requests) {
            throw unimplemented();
        }

        static ServiceBinding<Async> binding() {
            return ServiceBinding.of(Async.class, SERVICE)
                    .asyncUnary(SAY, Async::say)
                    .asyncServerStream(REPEAT, Async::repeat)
                    .asyncClientStream(JOIN, Async::join)
                    .asyncBidi(ECHO, Async::echo)
                    .build();
        }
    }
}

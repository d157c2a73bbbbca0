package org.connectjakarta.benchmarks.server;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.benchmarks.v1.CollectResponse;
import org.connectjakarta.benchmarks.v1.CountRequest;
import org.connectjakarta.benchmarks.v1.EchoServiceConnect;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.cdi.ConnectService;

/** The service. It does no more than its answers need. */
@ConnectService
public class Echo implements EchoServiceConnect {
    @Override
    public Sentence echo(Sentence request) {
        if (request.getSentence().isEmpty()) {
            throw new ConnectException(Code.INVALID_ARGUMENT, "there is no sentence");
        }
        return Sentence.newBuilder().setSentence(request.getSentence()).build();
    }

    @Override
    public Stream<Sentence> count(CountRequest request) {
        String text = "x".repeat(request.getLength());
        return IntStream.range(0, request.getMessages())
                .mapToObj(i -> Sentence.newBuilder().setSentence(text).build());
    }

    @Override
    public CollectResponse collect(Stream<Sentence> requests) {
        return CollectResponse.newBuilder()
                .setMessages((int) requests.mapToInt(Sentence::getSerializedSize).count())
                .build();
    }
}

package org.connectjakarta.benchmarks.quarkus;

import org.connectjakarta.benchmarks.v1.BlockingEchoServiceConnect;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.cdi.ConnectService;

/** The service, on a thread that may wait. */
@ConnectService
public class BlockingEcho implements BlockingEchoServiceConnect {
    @Override
    public Sentence echo(Sentence request) {
        return Sentence.newBuilder().setSentence(request.getSentence()).build();
    }
}

package org.connectjakarta.benchmarks.peers.quarkus;

import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import org.connectjakarta.benchmarks.v1.BlockingEchoService;
import org.connectjakarta.benchmarks.v1.Sentence;

/** The service, on a thread that may wait. */
@GrpcService
public class BlockingEcho implements BlockingEchoService {
    @Override
    @Blocking
    public Uni<Sentence> echo(Sentence request) {
        return Uni.createFrom()
                .item(Sentence.newBuilder().setSentence(request.getSentence()).build());
    }
}

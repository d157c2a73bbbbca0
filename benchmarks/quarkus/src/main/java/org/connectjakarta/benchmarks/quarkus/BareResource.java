package org.connectjakarta.benchmarks.quarkus;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.connectjakarta.benchmarks.v1.Sentence;

/**
 * What an application would have instead: resources that give back what they get, as bytes and as objects. Their paths are as long as
 * those of procedures, since a client sends them with each call.
 */
@Path("/connectjakarta.benchmarks.v1.RestService")
public class BareResource {
    @POST
    @Path("bytes")
    @Consumes({"application/json", "application/proto"})
    @Produces({"application/json", "application/proto"})
    @NonBlocking
    public byte[] bytes(byte[] body) {
        return body;
    }

    @POST
    @Path("json")
    @Consumes("application/json")
    @Produces("application/json")
    @NonBlocking
    public JsonSentence json(JsonSentence request) {
        return new JsonSentence(request.sentence());
    }

    @POST
    @Path("proto")
    @Consumes("application/proto")
    @Produces("application/proto")
    @NonBlocking
    public Sentence proto(Sentence request) {
        return Sentence.newBuilder().setSentence(request.getSentence()).build();
    }

    @POST
    @Path("blocking")
    @Consumes("application/proto")
    @Produces("application/proto")
    @Blocking
    public Sentence blocking(Sentence request) {
        return Sentence.newBuilder().setSentence(request.getSentence()).build();
    }

    /** The message as Jackson has it. */
    public record JsonSentence(String sentence) {}
}

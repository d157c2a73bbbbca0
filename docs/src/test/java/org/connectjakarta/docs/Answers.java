package org.connectjakarta.docs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;

@Path("answers")
@RequestScoped
public class Answers {
    @Inject @ConnectClient ElizaServiceConnect.Client eliza;
    @Inject @ConnectClient ElizaServiceConnect.Async asyncEliza;

    @GET
    public String answer(@QueryParam("to") String sentence) {
        return eliza.say(request(sentence)).getSentence();
    }

    @GET
    @Path("traced")
    public String traced(
            @QueryParam("to") String sentence,
            @HeaderParam("x-request-id") @DefaultValue("none") String requestId) {
        CallOptions options =
                CallOptions.none()
                        .withHeader("x-request-id", requestId)
                        .withTimeout(Duration.ofSeconds(2));
        return eliza.say(request(sentence), options).message().getSentence();
    }

    @GET
    @Path("later")
    public CompletionStage<String> later(@QueryParam("to") String sentence) {
        return asyncEliza.say(request(sentence)).thenApply(SayResponse::getSentence);
    }

    private static SayRequest request(String sentence) {
        return SayRequest.newBuilder().setSentence(sentence).build();
    }
}

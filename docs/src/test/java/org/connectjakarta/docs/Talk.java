package org.connectjakarta.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.SayRequest;

@ApplicationScoped
public class Talk {
    @Inject @ConnectClient ElizaServiceConnect eliza;

    public String about(String sentence) {
        return eliza.say(SayRequest.newBuilder().setSentence(sentence).build()).getSentence();
    }
}

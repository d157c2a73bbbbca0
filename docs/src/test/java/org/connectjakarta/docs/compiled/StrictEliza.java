package org.connectjakarta.docs.compiled;

import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;

@ConnectService
public class StrictEliza implements ElizaServiceConnect {
    @Override
    public SayResponse say(@Sentence SayRequest request) {
        return SayResponse.newBuilder().setSentence("Go on.").build();
    }
}

package org.connectjakarta.docs;

import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;

/** The service that the tests call, without CDI. */
final class Elizas {
    private Elizas() {}

    static RpcServer rpcServer() {
        return RpcServer.builder()
                .service(ElizaServiceConnect.binding(), Elizas::eliza, ServerOptions.DEFAULT)
                .build();
    }

    static ConnectServer start(RpcServer rpcServer) {
        return ConnectServer.builder().rpcServer(rpcServer).host("127.0.0.1").port(0).start();
    }

    private static ElizaServiceConnect eliza(CallContext call) {
        Eliza eliza =
                new Eliza() {
                    @Override
                    public SayResponse say(SayRequest request) {
                        if (request.getSentence().isEmpty()) {
                            throw new ConnectException(Code.INVALID_ARGUMENT, "say something");
                        }
                        SayResponse answer = super.say(request);
                        String id = call.requestHeaders().get("x-request-id");
                        return id == null
                                ? answer
                                : SayResponse.newBuilder().setSentence("request " + id).build();
                    }
                };
        eliza.call = call;
        return eliza;
    }
}

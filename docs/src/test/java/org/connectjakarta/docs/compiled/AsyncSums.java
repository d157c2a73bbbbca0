package org.connectjakarta.docs.compiled;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.docs.SumRequest;
import org.connectjakarta.docs.SumResponse;
import org.connectjakarta.docs.SumServiceConnect;

@ConnectService
public class AsyncSums implements SumServiceConnect.Async {
    @Override
    public CompletionStage<SumResponse> sum(Flow.Publisher<SumRequest> requests) {
        CompletableFuture<SumResponse> result = new CompletableFuture<>();
        requests.subscribe(new Adder(result));
        return result;
    }
}

package org.connectjakarta.docs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectClient;

@ConnectClient
@ApplicationScoped
public class FakeSums implements SumServiceConnect {
    @Override
    public SumResponse sum(Stream<SumRequest> requests) {
        return SumResponse.newBuilder().setSum(42).build();
    }
}

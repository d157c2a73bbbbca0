package org.connectjakarta.docs;

import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;

@ConnectService
public class Sums implements SumServiceConnect {
    @Override
    public SumResponse sum(Stream<SumRequest> requests) {
        long sum = requests.mapToLong(SumRequest::getAddend).sum();
        return SumResponse.newBuilder().setSum(sum).build();
    }
}

package org.connectjakarta.docs.compiled;

import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.docs.SumRequest;
import org.connectjakarta.docs.SumResponse;
import org.connectjakarta.docs.SumServiceConnect;

@ConnectService
public class PatientSums implements SumServiceConnect {
    @Inject CallContext call;

    @Override
    public SumResponse sum(Stream<SumRequest> requests) {
        call.responseHeaders().add("x-served-by", "sums");
        Iterator<SumRequest> addends = requests.iterator();
        long sum = 0;
        while (!call.isCancelled() && addends.hasNext()) {
            sum += addends.next().getAddend();
        }
        call.responseTrailers().addBinary("sum-bin", BigInteger.valueOf(sum).toByteArray());
        return SumResponse.newBuilder().setSum(sum).build();
    }
}

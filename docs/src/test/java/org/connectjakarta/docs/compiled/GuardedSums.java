package org.connectjakarta.docs.compiled;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.docs.SumRequest;
import org.connectjakarta.docs.SumResponse;
import org.connectjakarta.docs.SumServiceConnect;

@ConnectService
@RolesAllowed("accountant")
public class GuardedSums implements SumServiceConnect {
    private static final Logger LOG = System.getLogger("sums");

    @Inject CallContext call;

    @Override
    @RolesAllowed({"accountant", "auditor"})
    public SumResponse sum(Stream<SumRequest> requests) {
        LOG.log(Level.INFO, "for " + call.principal().orElseThrow().getName());
        long sum = requests.mapToLong(SumRequest::getAddend).sum();
        return SumResponse.newBuilder().setSum(sum).build();
    }
}

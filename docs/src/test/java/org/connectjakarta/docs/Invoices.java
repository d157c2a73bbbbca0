package org.connectjakarta.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.LongStream;
import org.connectjakarta.cdi.ConnectClient;

@ApplicationScoped
public class Invoices {
    @Inject @ConnectClient SumServiceConnect sums;

    public long total(long... items) {
        return sums.sum(
                        LongStream.of(items)
                                .mapToObj(each -> SumRequest.newBuilder().setAddend(each).build()))
                .getSum();
    }
}

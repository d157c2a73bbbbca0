package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.memory.InMemoryTransport;
import org.junit.jupiter.api.Test;

/** A test as the page about clients shows it. */
class SumsTest {
    @Test
    void sumIsOfAllThatComes() {
        InMemoryTransport transport = InMemoryTransport.to(SumServiceConnect.binding(), new Sums());
        try (RpcClient rpc = RpcClient.builder(transport).build()) {
            SumServiceConnect sums = SumServiceConnect.client(rpc);

            SumResponse response = sums.sum(Stream.of(addend(1), addend(2)));

            assertThat(response.getSum()).isEqualTo(3);
        }
    }

    @Test
    void callerHearsOfAFailure() {
        SumServiceConnect down =
                new SumServiceConnect() {
                    @Override
                    public SumResponse sum(Stream<SumRequest> requests) {
                        throw new UnavailableException("down for maintenance");
                    }
                };
        try (RpcClient rpc =
                RpcClient.builder(InMemoryTransport.to(SumServiceConnect.binding(), down))
                        .build()) {
            Invoices invoices = new Invoices();
            invoices.sums = SumServiceConnect.client(rpc);

            assertThatThrownBy(() -> invoices.total(1, 2)).isInstanceOf(UnavailableException.class);
        }
    }

    private static SumRequest addend(long addend) {
        return SumRequest.newBuilder().setAddend(addend).build();
    }
}

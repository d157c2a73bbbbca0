package org.connectjakarta.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.it.shop.v1.ListRequest;
import org.connectjakarta.quarkus.it.shop.v1.Receipt;
import org.connectjakarta.quarkus.it.shop.v1.SalesServiceConnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls a guarded service as somebody whom the test makes up. */
@QuarkusTest
class SalesTest {
    private static final ListRequest ALL = ListRequest.getDefaultInstance();

    @TestHTTPResource("/")
    URI base;

    private SalesServiceConnect sales(Protocol protocol) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(base)
                .protocol(protocol)
                .build(SalesServiceConnect.class);
    }

    private static List<Integer> follow(SalesServiceConnect sales) {
        try (Stream<Receipt> receipts = sales.follow(ALL)) {
            return receipts.map(Receipt::getArticles).toList();
        }
    }

    private static void fails(Code code, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            assertThat(e.message()).isEqualTo(message);
                        });
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @TestSecurity(user = "alice", roles = "clerk")
    void aClerkIsServed(Protocol protocol) {
        assertThat(sales(protocol).count(ALL).getArticles()).isEqualTo(7);
        assertThat(follow(sales(protocol))).containsExactly(3, 4);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @TestSecurity(user = "bob", roles = "customer")
    void aCustomerIsDenied(Protocol protocol) {
        fails(Code.PERMISSION_DENIED, "permission denied", () -> sales(protocol).count(ALL));
        assertThat(follow(sales(protocol))).containsExactly(3, 4);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aStrangerIsUnauthenticated(Protocol protocol) {
        SalesServiceConnect sales = sales(protocol);
        fails(Code.UNAUTHENTICATED, "authentication is needed", () -> sales.count(ALL));
        fails(Code.UNAUTHENTICATED, "authentication is needed", () -> follow(sales));
    }

    @Test
    @TestSecurity(authorizationEnabled = false)
    void withoutAuthorizationEverybodyIsServed() {
        assertThat(sales(Protocol.CONNECT).count(ALL).getArticles()).isEqualTo(7);
    }
}

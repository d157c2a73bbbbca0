package org.connectjakarta.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.it.shop.v1.Article;
import org.connectjakarta.quarkus.it.shop.v1.CatalogServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.FindRequest;
import org.connectjakarta.quarkus.it.shop.v1.Kind;
import org.connectjakarta.quarkus.it.shop.v1.ListRequest;
import org.connectjakarta.quarkus.it.shop.v1.Order;
import org.connectjakarta.quarkus.it.shop.v1.OrderServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.Price;
import org.connectjakarta.quarkus.it.shop.v1.PriceServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.QuoteRequest;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls the application as its clients do; {@link ShopIT} does the same with what is packaged. */
@QuarkusTest
class ShopTest {
    @TestHTTPResource("/")
    URI base;

    /** Over HTTP/2, which gRPC and full duplex need, without TLS. */
    private <T> T client(Protocol protocol, Class<T> type) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(base)
                .protocol(protocol)
                .httpVersion(HttpVersionChoice.HTTP_2)
                .build(type);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void blockingMethodsAnswer(Protocol protocol) {
        CatalogServiceConnect catalog = client(protocol, CatalogServiceConnect.class);
        Article emma = catalog.find(FindRequest.newBuilder().setName("Emma").build());
        assertThat(emma.getOrigin().getCountry()).isEqualTo("GB");
        try (Stream<Article> teas =
                catalog.list(ListRequest.newBuilder().setKind(Kind.KIND_TEA).build())) {
            assertThat(teas.map(Article::getName)).containsExactly("Assam", "Sencha");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void asynchronousMethodsAnswer(Protocol protocol) {
        OrderServiceConnect orders = client(protocol, OrderServiceConnect.class);
        assertThat(orders.place(order(2)).getArticles()).isEqualTo(2);
        assertThat(orders.placeAll(Stream.of(order(2), order(3))).getArticles()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void methodsOfMutinyAnswer(Protocol protocol) {
        PriceServiceConnect prices = client(protocol, PriceServiceConnect.class);
        QuoteRequest tea = QuoteRequest.newBuilder().setArticle("tea").build();
        assertThat(prices.quote(tea).getCents()).isEqualTo(300);
        try (Stream<Price> watched = prices.watch(tea)) {
            assertThat(watched.map(Price::getCents)).containsExactly(300L, 200L, 100L);
        }
        try (Stream<Price> talk = prices.haggle(Stream.of(cents(5), cents(7)))) {
            assertThat(talk.map(Price::getCents)).containsExactly(6L, 8L);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void failuresHaveTheirCode(Protocol protocol) {
        CatalogServiceConnect catalog = client(protocol, CatalogServiceConnect.class);
        FindRequest coffee = FindRequest.newBuilder().setName("coffee").build();
        assertThatThrownBy(() -> catalog.find(coffee))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND))
                .hasMessageContaining("no article coffee");
    }

    @Test
    void everyKindOfFieldIsWrittenAsJson() throws Exception {
        HttpRequest find =
                HttpRequest.newBuilder(base.resolve("/shop.v1.CatalogService/Find"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Emma\"}"))
                        .build();
        assertThat(send(find))
                .isEqualTo(
                        "{\"name\":\"Emma\",\"kind\":\"KIND_BOOK\",\"labels\":{\"author\":\"Jane Austen\"},"
                                + "\"prices\":[{\"currency\":\"GBP\",\"cents\":\"999\"}],\"stock\":3,"
                                + "\"extra\":{\"@type\":\"type.googleapis.com/shop.v1.Note\",\"text\":\"a gift\"},"
                                + "\"pages\":474,\"origin\":{\"country\":\"GB\"}}");
    }

    @Test
    void theRestEndpointIsBesideThem() throws Exception {
        assertThat(send(HttpRequest.newBuilder(base.resolve("/hours")).build()))
                .isEqualTo("nine to five");
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Order order(int count) {
        return Order.newBuilder().setArticle("tea").setCount(count).build();
    }

    private static Price cents(long cents) {
        return Price.newBuilder().setCents(cents).build();
    }
}

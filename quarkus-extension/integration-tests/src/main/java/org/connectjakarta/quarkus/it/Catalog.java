package org.connectjakarta.quarkus.it;

import com.google.protobuf.Any;
import com.google.protobuf.Int32Value;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.it.shop.v1.Article;
import org.connectjakarta.quarkus.it.shop.v1.CatalogServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.FindRequest;
import org.connectjakarta.quarkus.it.shop.v1.Kind;
import org.connectjakarta.quarkus.it.shop.v1.ListRequest;
import org.connectjakarta.quarkus.it.shop.v1.Note;
import org.connectjakarta.quarkus.it.shop.v1.Price;

/** Answers on worker threads. */
@ConnectService
public class Catalog implements CatalogServiceConnect {
    private static final List<Article> ARTICLES =
            List.of(
                    Article.newBuilder()
                            .setName("Emma")
                            .setKind(Kind.KIND_BOOK)
                            .setPages(474)
                            .putLabels("author", "Jane Austen")
                            .addPrices(Price.newBuilder().setCurrency("GBP").setCents(999))
                            .setStock(Int32Value.of(3))
                            .setExtra(Any.pack(Note.newBuilder().setText("a gift").build()))
                            .setOrigin(Article.Origin.newBuilder().setCountry("GB"))
                            .build(),
                    Article.newBuilder()
                            .setName("Assam")
                            .setKind(Kind.KIND_TEA)
                            .setGrams(250)
                            .build(),
                    Article.newBuilder()
                            .setName("Sencha")
                            .setKind(Kind.KIND_TEA)
                            .setGrams(100)
                            .build());

    @Override
    public Article find(FindRequest request) {
        return ARTICLES.stream()
                .filter(article -> article.getName().equals(request.getName()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConnectException(
                                        Code.NOT_FOUND, "no article " + request.getName()));
    }

    @Override
    public Stream<Article> list(ListRequest request) {
        return ARTICLES.stream().filter(article -> article.getKind() == request.getKind());
    }
}

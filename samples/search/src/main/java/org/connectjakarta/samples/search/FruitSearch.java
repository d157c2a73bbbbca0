package org.connectjakarta.samples.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.samples.search.v1.SearchRequest;
import org.connectjakarta.samples.search.v1.SearchResponse;
import org.connectjakarta.samples.search.v1.SearchServiceConnect;

/**
 * The service in its asynchronous flavour. The index is built in the background; a search that comes too early is answered when it
 * is there, and no thread waits for that.
 */
@ConnectService
public class FruitSearch implements SearchServiceConnect.Async {
    private final CompletableFuture<Index> index = CompletableFuture.supplyAsync(FruitSearch::load);

    @Override
    public CompletionStage<SearchResponse> search(SearchRequest request) {
        return index.thenApply(
                found ->
                        SearchResponse.newBuilder()
                                .addAllResults(found.find(request.getQuery()))
                                .build());
    }

    private static Index load() {
        try (InputStream fruit = FruitSearch.class.getResourceAsStream("/fruit.txt")) {
            return new Index(
                    new String(fruit.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

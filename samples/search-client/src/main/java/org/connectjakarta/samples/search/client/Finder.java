package org.connectjakarta.samples.search.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.samples.search.v1.SearchRequest;
import org.connectjakarta.samples.search.v1.SearchResponse;
import org.connectjakarta.samples.search.v1.SearchServiceConnect;

/** Searches for several words at once. */
public final class Finder {
    private final SearchServiceConnect.Async search;

    Finder(RpcClient rpc) {
        this.search = SearchServiceConnect.Async.client(rpc);
    }

    public static void main(String[] words) {
        String port = System.getenv().getOrDefault("PORT", "8080");
        try (RpcClient rpc = connect("http://localhost:" + port)) {
            new Finder(rpc)
                    .find(words.length == 0 ? List.of("banana") : List.of(words))
                    .forEach(System.out::println);
        }
    }

    static RpcClient connect(String url) {
        return ConnectClientBuilder.newBuilder().baseUri(url).protocol(Protocol.GRPC).buildRpc();
    }

    /** What is found, word by word. */
    List<String> find(List<String> words) {
        List<CompletableFuture<SearchResponse>> answers = new ArrayList<>();
        for (String word : words) {
            // Returns at once: all words are on their way before the first answer is waited for.
            CompletionStage<SearchResponse> answer =
                    search.search(SearchRequest.newBuilder().setQuery(word).build());
            answers.add(answer.toCompletableFuture());
        }
        return answers.stream()
                .flatMap(answer -> answer.join().getResultsList().stream())
                .toList();
    }
}

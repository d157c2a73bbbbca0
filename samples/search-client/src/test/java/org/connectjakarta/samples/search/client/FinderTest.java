package org.connectjakarta.samples.search.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.samples.search.v1.SearchRequest;
import org.connectjakarta.samples.search.v1.SearchResponse;
import org.connectjakarta.samples.search.v1.SearchServiceConnect;
import org.junit.jupiter.api.Test;

/** Searches in a server of the same process. */
class FinderTest {

    /** Finds every word, and its plural. */
    @ConnectService
    static class Plurals implements SearchServiceConnect {
        @Override
        public SearchResponse search(SearchRequest request) {
            return SearchResponse.newBuilder()
                    .addResults(request.getQuery())
                    .addResults(request.getQuery() + "s")
                    .build();
        }
    }

    @Test
    void findsAllWordsInTheirOrder() {
        try (ConnectServer server = ConnectServer.builder().port(0).start();
                RpcClient rpc = Finder.connect(server.uri().toString())) {
            assertThat(new Finder(rpc).find(List.of("banana", "apple")))
                    .containsExactly("banana", "bananas", "apple", "apples");
        }
    }
}

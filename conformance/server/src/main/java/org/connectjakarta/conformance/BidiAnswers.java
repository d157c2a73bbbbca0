package org.connectjakarta.conformance;

import com.google.protobuf.Any;
import connectrpc.conformance.v1.Service.BidiStreamRequest;
import connectrpc.conformance.v1.Service.BidiStreamResponse;
import connectrpc.conformance.v1.Service.ConformancePayload;
import connectrpc.conformance.v1.Service.ConformancePayload.RequestInfo;
import connectrpc.conformance.v1.Service.StreamResponseDefinition;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/**
 * The responses of a bidi stream. With full duplex each one answers one request, and those that are left follow when there are no
 * more requests; with half duplex all requests are read before the first response.
 */
final class BidiAnswers extends Spliterators.AbstractSpliterator<BidiStreamResponse> {
    private final CurrentCall call;
    private final Iterator<BidiStreamRequest> requests;
    private StreamResponseDefinition definition = StreamResponseDefinition.getDefaultInstance();
    private boolean fullDuplex;
    private List<Any> received = new ArrayList<>();
    private int sent;

    BidiAnswers(CurrentCall call, Iterator<BidiStreamRequest> requests) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.call = call;
        this.requests = requests;
        start();
    }

    @Override
    public boolean tryAdvance(Consumer<? super BidiStreamResponse> action) {
        if (sent > 0) {
            received = requests.hasNext() ? List.of(Any.pack(requests.next())) : List.of();
        }
        if (sent == definition.getResponseDataCount()) {
            if (definition.hasError()) {
                throw CurrentCall.error(
                        definition.getError(), sent == 0 ? call.info(received) : null);
            }
            return false;
        }
        ConformancePayload.Builder payload =
                ConformancePayload.newBuilder().setData(definition.getResponseData(sent));
        if (sent == 0) {
            payload.setRequestInfo(call.info(received));
        } else if (!received.isEmpty()) {
            payload.setRequestInfo(RequestInfo.newBuilder().addAllRequests(received));
        }
        call.delay(definition.getResponseDelayMs());
        sent++;
        action.accept(BidiStreamResponse.newBuilder().setPayload(payload).build());
        return true;
    }

    /** The first request says what to answer. */
    private void start() {
        if (requests.hasNext()) {
            BidiStreamRequest first = requests.next();
            received.add(Any.pack(first));
            definition = first.getResponseDefinition();
            fullDuplex = first.getFullDuplex();
            call.announce(
                    definition.getResponseHeadersList(), definition.getResponseTrailersList());
        }
        if (!fullDuplex) {
            requests.forEachRemaining(request -> received.add(Any.pack(request)));
        }
        if (definition.getResponseDataCount() > 0) {
            // Not before a half-duplex upload is complete: over HTTP/1.1 an early answer ends it.
            call.sendHeaders();
        }
    }
}

package org.connectjakarta.conformance;

import com.google.protobuf.Any;
import connectrpc.conformance.v1.Service.ConformancePayload;
import connectrpc.conformance.v1.Service.ConformancePayload.RequestInfo;
import connectrpc.conformance.v1.Service.StreamResponseDefinition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The responses of a stream, one by one or all that are left; the first of them tells what the server saw. */
final class AsyncAnswers {
    private final CurrentCall call;
    private final StreamResponseDefinition definition;
    private int sent;
    private boolean announced;

    AsyncAnswers(CurrentCall call, StreamResponseDefinition definition) {
        this.call = call;
        this.definition = definition;
    }

    static Uni<Void> after(int millis) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return millis == 0
                ? now
                : now.onItem().delayIt().by(Duration.ofMillis(Integer.toUnsignedLong(millis)));
    }

    /** The next response, or the end with the error that was asked for. */
    Multi<ConformancePayload> next(List<Any> requests) {
        announce();
        RequestInfo info = info(requests);
        if (sent == definition.getResponseDataCount()) {
            return end(sent == 0 ? info : null);
        }
        ConformancePayload.Builder payload =
                ConformancePayload.newBuilder().setData(definition.getResponseData(sent++));
        if (info != null) {
            payload.setRequestInfo(info);
        }
        return after(definition.getResponseDelayMs()).map(nothing -> payload.build()).toMulti();
    }

    /** All responses that are left, and the error that was asked for. */
    Multi<ConformancePayload> all(List<Any> requests) {
        announce();
        RequestInfo info = info(requests);
        int first = sent;
        sent = definition.getResponseDataCount();
        return Multi.createFrom()
                .range(first, sent)
                .onItem()
                .transformToUniAndConcatenate(
                        i -> {
                            ConformancePayload.Builder payload =
                                    ConformancePayload.newBuilder()
                                            .setData(definition.getResponseData(i));
                            if (i == first && info != null) {
                                payload.setRequestInfo(info);
                            }
                            return after(definition.getResponseDelayMs())
                                    .map(nothing -> payload.build());
                        })
                .onCompletion()
                .switchTo(() -> end(sent == 0 ? info : null));
    }

    private @Nullable RequestInfo info(List<Any> requests) {
        if (sent == 0) {
            return call.info(requests);
        }
        return requests.isEmpty()
                ? null
                : RequestInfo.newBuilder().addAllRequests(requests).build();
    }

    private Multi<ConformancePayload> end(@Nullable RequestInfo info) {
        return definition.hasError()
                ? Multi.createFrom().failure(() -> CurrentCall.error(definition.getError(), info))
                : Multi.createFrom().empty();
    }

    private void announce() {
        if (!announced) {
            announced = true;
            call.announce(
                    definition.getResponseHeadersList(), definition.getResponseTrailersList());
            if (definition.getResponseDataCount() > 0) {
                call.sendHeaders();
            }
        }
    }
}

package org.connectjakarta.conformance.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest.Cancel;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest.Cancel.CancelTimingCase;
import connectrpc.conformance.v1.ClientCompat.ClientResponseResult;
import connectrpc.conformance.v1.ConfigOuterClass.StreamType;
import connectrpc.conformance.v1.Service;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.client.StreamCall;

/** Leads one call as a request of the runner describes it, and notes what comes of it. */
final class Script<I extends Message, O extends Message> {
    private final Procedure<I, O> procedure;
    private final ClientCompatRequest request;
    private final StreamCall<I, O> call;
    private final ClientResponseResult.Builder result = ClientResponseResult.newBuilder();
    private boolean ended;

    private Script(Procedure<I, O> procedure, ClientCompatRequest request, StreamCall<I, O> call) {
        this.procedure = procedure;
        this.request = request;
        this.call = call;
    }

    /** Makes the call; its failure is a result. */
    static <I extends Message, O extends Message> ClientResponseResult run(
            Flavour flavour, Procedure<I, O> procedure, ClientCompatRequest request) {
        try (StreamCall<I, O> call = flavour.call(procedure.spec(), request)) {
            Script<I, O> script = new Script<>(procedure, request, call);
            script.run();
            return script.result.build();
        }
    }

    private void run() {
        try {
            sendAll();
            endRequest();
            while (!ended) {
                receive();
            }
        } catch (ConnectException e) {
            result.setError(
                    Service.Error.newBuilder()
                            .setCodeValue(e.code().number())
                            .setMessage(e.message())
                            .addAllDetails(e.details()));
        }
        try {
            result.addAllResponseHeaders(list(call.headers()));
        } catch (ConnectException e) {
            // There was no response.
        }
        result.addAllResponseTrailers(list(call.trailers()));
    }

    private void sendAll() {
        boolean fullDuplex =
                request.getStreamType() == StreamType.STREAM_TYPE_FULL_DUPLEX_BIDI_STREAM;
        int count = request.getRequestMessagesCount();
        for (int sent = 0; sent < count && !ended; sent++) {
            sleep(request.getRequestDelayMs());
            try {
                call.send(message(request.getRequestMessages(sent)));
            } catch (ConnectException e) {
                // Receiving tells why.
                result.setNumUnsentRequests(count - sent);
                return;
            }
            if (fullDuplex) {
                receive();
            }
        }
    }

    @SuppressWarnings("unchecked") // what a prototype parses is of its own type
    private I message(Any any) {
        try {
            return (I)
                    procedure
                            .spec()
                            .requestPrototype()
                            .getParserForType()
                            .parseFrom(any.getValue());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("a request message cannot be parsed", e);
        }
    }

    private void endRequest() {
        Cancel cancel = request.getCancel();
        if (cancel.getCancelTimingCase() == CancelTimingCase.BEFORE_CLOSE_SEND) {
            call.cancel();
            return;
        }
        call.closeSend();
        if (request.hasCancel()
                && cancel.getCancelTimingCase() != CancelTimingCase.AFTER_NUM_RESPONSES) {
            sleep(cancel.getAfterCloseSendMs());
            call.cancel();
        }
    }

    private void receive() {
        Optional<O> message = call.receive();
        ended = message.isEmpty();
        message.map(procedure.payload()).ifPresent(result::addPayloads);
        // Zero stands for not to cancel.
        if (!ended && result.getPayloadsCount() == request.getCancel().getAfterNumResponses()) {
            call.cancel();
        }
    }

    private static void sleep(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Service.Header> list(Headers headers) {
        return headers.names().stream()
                .map(
                        name ->
                                Service.Header.newBuilder()
                                        .setName(name)
                                        .addAllValue(headers.getAll(name))
                                        .build())
                .toList();
    }
}

package org.connectjakarta.conformance;

import com.google.protobuf.Any;
import connectrpc.conformance.v1.Service;
import connectrpc.conformance.v1.Service.ConformancePayload.ConnectGetInfo;
import connectrpc.conformance.v1.Service.ConformancePayload.RequestInfo;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/** What every method of the service does with its call: describe it, announce metadata, wait, fail. */
final class CurrentCall {
    private final CallContext context;

    CurrentCall(CallContext context) {
        this.context = context;
    }

    /** What the server saw of the request. */
    RequestInfo info(List<Any> requests) {
        RequestInfo.Builder info = RequestInfo.newBuilder().addAllRequests(requests);
        Headers headers = context.requestHeaders();
        for (String name : headers.names()) {
            info.addRequestHeaders(
                    Service.Header.newBuilder().setName(name).addAllValue(headers.getAll(name)));
        }
        context.timeRemaining().ifPresent(remaining -> info.setTimeoutMs(remaining.toMillis()));
        if (context.httpMethod().equals("GET")) {
            // Services do not see the query; the suite takes that as an answer.
            info.setConnectGetInfo(ConnectGetInfo.getDefaultInstance());
        }
        return info.build();
    }

    /** Sets the headers and trailers of the response. */
    void announce(List<Service.Header> headers, List<Service.Header> trailers) {
        add(headers, context.responseHeaders());
        add(trailers, context.responseTrailers());
    }

    private static void add(List<Service.Header> from, Headers to) {
        for (Service.Header header : from) {
            header.getValueList().forEach(value -> to.add(header.getName(), value));
        }
    }

    /** Lets the client receive the headers before the first message. */
    void sendHeaders() {
        context.sendHeaders();
    }

    /**
     * Waits, unless the call is over before.
     *
     * @throws ConnectException if it is: deadline_exceeded or canceled
     */
    void delay(int millis) {
        if (millis == 0) {
            return;
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        context.onCancel(cancelled::countDown);
        try {
            if (!cancelled.await(Integer.toUnsignedLong(millis), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean late = context.timeRemaining().filter(remaining -> remaining.isZero()).isPresent();
        throw late
                ? ConnectException.of(Code.DEADLINE_EXCEEDED, "the deadline passed")
                : ConnectException.of(Code.CANCELED, "the client has gone");
    }

    /** The error that the client asked for; what the server saw is its last detail, unless a message has told that before. */
    static ConnectException error(Service.Error definition, @Nullable RequestInfo info) {
        Code code = Code.fromNumber(definition.getCodeValue()).orElse(Code.UNKNOWN);
        ConnectException error = ConnectException.of(code, definition.getMessage());
        definition.getDetailsList().forEach(error::addDetail);
        if (info != null) {
            error.addDetail(info);
        }
        return error;
    }
}

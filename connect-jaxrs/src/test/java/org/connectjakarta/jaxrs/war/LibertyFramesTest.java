package org.connectjakarta.jaxrs.war;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** With objects that have the fields of Open Liberty's. */
class LibertyFramesTest {
    private final Counts counts = new Counts();

    interface OwnResponse extends HttpServletResponse {
        Object getIResponse();
    }

    private record WebContainers(Object response) {}

    private record Dispatchers(Object isc) {}

    private record Context(Object myLink) {}

    private record Stream(Object muxLink) {}

    private record Connection(Object rateState) {}

    private static final class Counts {
        private volatile int emptyFrameReceivedCount;
    }

    private HttpServletResponse response() {
        Object internals =
                new WebContainers(new Dispatchers(new Context(new Stream(new Connection(counts)))));
        return (HttpServletResponse)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {OwnResponse.class},
                        (proxy, method, arguments) -> internals);
    }

    @Test
    void aRequestForgivesOneFrame() {
        counts.emptyFrameReceivedCount = 7;
        LibertyFrames.forgiveOne(response());
        assertThat(counts.emptyFrameReceivedCount).isEqualTo(6);
    }

    @Test
    void noneIsForgivenThatHasNotCome() {
        LibertyFrames.forgiveOne(response());
        assertThat(counts.emptyFrameReceivedCount).isZero();
    }

    @Test
    void theResponseMayBeWrappedByFilters() {
        counts.emptyFrameReceivedCount = 1;
        LibertyFrames.forgiveOne(new HttpServletResponseWrapper(response()));
        assertThat(counts.emptyFrameReceivedCount).isZero();
    }
}

package org.connectjakarta.quarkus.test;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import org.connectjakarta.CallContext;

/** What the caller has sent in a header, and nobody else is to see. */
@RequestScoped
public class Secret {
    static final AtomicLong DESTROYED = new AtomicLong();

    @Inject CallContext call;

    private String kept = "nothing";

    /** Takes it from the header. */
    void keep() {
        kept = header();
    }

    /** What was taken, unless the header says something else by now. */
    String reveal() {
        return kept.equals(header()) ? kept : kept + ", but the header has " + header();
    }

    private String header() {
        return call.requestHeaders().get("x-secret");
    }

    @PreDestroy
    void destroyed() {
        DESTROYED.incrementAndGet();
    }
}

package org.connectjakarta.quarkus.test;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Belongs to one call. */
@RequestScoped
public class Notes {
    static final AtomicInteger DESTROYED = new AtomicInteger();

    private String note = "nothing";

    void write(String note) {
        this.note = note;
    }

    String read() {
        return note;
    }

    @PreDestroy
    void destroyed() {
        DESTROYED.incrementAndGet();
    }
}

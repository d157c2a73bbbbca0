package org.connectjakarta.quarkus.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends the auction from outside, so that a test says how long calls take. */
@ApplicationScoped
@Path("/hammer")
public class Hammer {
    private final CountDownLatch fallen = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    /** Lets it fall, once for all. */
    @POST
    public void fall() {
        fallen.countDown();
    }

    /** How many threads wait for it, or have done so. */
    @GET
    public int waiting() {
        return waiting.get();
    }

    /** Waits until it falls. */
    void await() throws InterruptedException {
        waiting.incrementAndGet();
        fallen.await();
    }
}

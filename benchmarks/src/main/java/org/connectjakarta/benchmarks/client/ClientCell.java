package org.connectjakarta.benchmarks.client;

import java.io.IOException;
import java.time.Duration;
import org.connectjakarta.benchmarks.load.Cpu;
import org.connectjakarta.benchmarks.load.Measurable;
import org.connectjakarta.benchmarks.load.ServerProcess;

/**
 * One client with so many calls at a time.
 *
 * @param inFlight how many
 */
record ClientCell(Wire wire, int inFlight, Peer peer, ClientProcess client, ServerProcess server)
        implements Measurable {

    @Override
    public String label() {
        return label(wire, inFlight, peer);
    }

    static String label(Wire wire, int inFlight, Peer peer) {
        return wire.label + ", " + inFlight + " in flight, " + peer.label;
    }

    @Override
    public long load(Duration time) throws IOException {
        return client.calls(inFlight, time.toMillis());
    }

    /** A moment of it, to see that it works. */
    void check() throws IOException {
        client.calls(inFlight, 1);
    }

    @Override
    public Cpu cpu() throws IOException {
        return Cpu.now(client.pid(), server.pid());
    }
}

package org.connectjakarta.conformance.client;

import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The client as the runner of the suite starts it: requests on standard input say which calls to make, responses on standard output say
 * what came of them, in any order, all after their length in four bytes. It ends when there are no more requests and all are answered.
 */
public final class ClientUnderTest {
    private ClientUnderTest() {}

    /** Called by the runner, with the flavour of the calls: {@code blocking} or {@code async}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream answers = System.out;
        // Whatever prints shall not do it between the answers.
        System.setOut(System.err);
        try (Clients clients = new Clients()) {
            serve(flavour(arguments[0], clients), answers);
        }
    }

    /** Makes the calls that requests on standard input describe, until there are no more and all are answered. */
    public static void serve(Flavour flavour, OutputStream answers)
            throws IOException, InterruptedException {
        Calls calls = new Calls(flavour, answers);
        DataInputStream in = new DataInputStream(System.in);
        for (int length = length(in); length >= 0; length = length(in)) {
            calls.start(read(in, length));
        }
        calls.awaitAll();
    }

    private static Flavour flavour(String name, Clients clients) {
        return switch (name) {
            case "blocking" -> new BlockingFlavour(clients);
            case "async" -> new AsyncFlavour(clients);
            default ->
                    throw new IllegalArgumentException(
                            "no such flavour: " + name + "; there are blocking and async");
        };
    }

    /** The length of the next request; negative if there is none. */
    private static int length(DataInputStream in) throws IOException {
        try {
            return in.readInt();
        } catch (EOFException e) {
            return -1;
        }
    }

    private static ClientCompatRequest read(DataInputStream in, int length) throws IOException {
        byte[] message = new byte[length];
        in.readFully(message);
        return ClientCompatRequest.parseFrom(message);
    }
}

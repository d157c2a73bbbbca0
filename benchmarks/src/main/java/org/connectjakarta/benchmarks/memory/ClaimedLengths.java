package org.connectjakarta.benchmarks.memory;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;
import org.connectjakarta.benchmarks.load.ServerProcess;
import org.connectjakarta.benchmarks.wire.WireClient;

/** Many open streams whose first envelope claims a huge message of which ten bytes arrive. */
final class ClaimedLengths {
    private static final long MAX_RISE = 16 * 1024 * 1024;

    /** The largest length that an envelope can claim. */
    private static final long FOUR_GIB = 0xffff_ffffL;

    /** A length that the largest limit allows. */
    private static final long TWO_GIB = Integer.MAX_VALUE - 1_024;

    /** What is due to the stream, and not to the claim. */
    private static final long HONEST = 100;

    private static final String LARGEST_LIMIT = "-Dconnect.server.read-max-bytes=2147483647";
    private static final String REFUSED = "resource_exhausted|grpc-status: 8";
    private static final String CUT_OFF = "invalid_argument|grpc-status: 3";

    private final int streams;

    ClaimedLengths(int streams) {
        this.streams = streams;
    }

    boolean run() throws Exception {
        boolean passed = true;
        for (OpenStreams.Form form : OpenStreams.Form.values()) {
            passed &= check(form, "default limit", HONEST, false);
            passed &= check(form, "default limit", FOUR_GIB, true);
            passed &= check(form, "largest limit", FOUR_GIB, true, LARGEST_LIMIT);
            passed &= check(form, "largest limit", TWO_GIB, false, LARGEST_LIMIT);
        }
        return passed;
    }

    private boolean check(
            OpenStreams.Form form, String limit, long claim, boolean refused, String... options)
            throws Exception {
        String[] all = new String[options.length + 1];
        all[0] = "-Xmx256m";
        System.arraycopy(options, 0, all, 1, options.length);
        try (ServerProcess server = ServerProcess.start("memory-claims", ServerProcess.java(all));
                WireClient client = WireClient.of(server.port(), false)) {
            // Some of each beforehand, so that classes are not counted as the streams'.
            try (OpenStreams some = OpenStreams.open(form, server.port(), 10, start(claim))) {
                some.end();
            }
            long before = Heap.used(client);
            try (OpenStreams open = OpenStreams.open(form, server.port(), streams, start(claim))) {
                long rise = Heap.most(client) - before;
                int early = open.answered();
                List<String> answers = open.end();
                long right = answers.stream().filter(matches(refused ? REFUSED : CUT_OFF)).count();
                boolean passed =
                        rise < MAX_RISE && right == streams && early == (refused ? streams : 0);
                System.out.printf(
                        "%s: %,d x %s that claim %,d bytes, %s, %s: %s + %s%n",
                        passed ? "passed" : "FAILED",
                        streams,
                        form.label,
                        claim,
                        limit,
                        refused ? "refused at once" : "waited for",
                        Heap.text(before),
                        Heap.text(rise));
                if (right != streams || early != (refused ? streams : 0)) {
                    System.out.printf(
                            "    %d answers came early, %d are right, one is %s%n",
                            early, right, answers.get(0));
                }
                return passed;
            }
        }
    }

    /** The prefix, and the first bytes of the message. */
    private static byte[] start(long claim) {
        return ByteBuffer.allocate(15).put((byte) 0).putInt((int) claim).array();
    }

    private static Predicate<String> matches(String alternatives) {
        return answer -> List.of(alternatives.split("\\|")).stream().anyMatch(answer::contains);
    }
}

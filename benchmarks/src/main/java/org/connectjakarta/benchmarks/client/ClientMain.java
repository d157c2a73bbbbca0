package org.connectjakarta.benchmarks.client;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The process of one client. Each line it reads is how many calls at a time, and for how many milliseconds; it answers how many it made. */
public final class ClientMain {
    private ClientMain() {}

    /**
     * @param arguments the names of a {@link Peer} and of a {@link Wire}, and the server's port
     */
    public static void main(String[] arguments) throws Exception {
        Caller caller =
                Peer.valueOf(arguments[0])
                        .open(Integer.parseInt(arguments[2]), Wire.valueOf(arguments[1]));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                System.out.println(
                        caller.calls(
                                Integer.parseInt(words[0]),
                                TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words[1]))));
            }
        } catch (Throwable t) {
            t.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }
}

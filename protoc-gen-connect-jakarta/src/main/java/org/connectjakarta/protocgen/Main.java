package org.connectjakarta.protocgen;

import java.io.IOException;

/** The protoc plugin as a process: a request on standard input, the response on standard output, which carries nothing else. */
public final class Main {
    private Main() {}

    /** Runs the plugin once; the arguments are ignored, because options come with the request. */
    public static void main(String[] arguments) throws IOException {
        System.out.write(Generator.generate(System.in.readAllBytes()));
        System.out.flush();
    }
}

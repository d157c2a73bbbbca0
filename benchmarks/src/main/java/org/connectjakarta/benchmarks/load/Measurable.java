package org.connectjakarta.benchmarks.load;

import java.time.Duration;

/** What is measured in turns with others. */
public interface Measurable {

    /** A name for people. */
    String label();

    /** Makes calls for some time; how many messages came back. Fails if one was wrong. */
    long load(Duration time) throws Exception;

    /** The processor time so far: of the process that is measured, and of what works for it. */
    Cpu cpu() throws Exception;
}

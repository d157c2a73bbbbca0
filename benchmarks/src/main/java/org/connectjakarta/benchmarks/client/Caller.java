package org.connectjakarta.benchmarks.client;

/** A client that is ready to call. */
interface Caller {
    /**
     * Makes calls until some time has passed and all are answered. Each answer is looked at; the first that is wrong ends it.
     *
     * @param inFlight how many calls at a time
     * @return how many were answered
     */
    long calls(int inFlight, long nanos) throws Exception;
}

package org.connectjakarta.client;

import org.connectjakarta.call.Timers;
import org.connectjakarta.http.ClientTransport;

/**
 * What the calls of a client have in common.
 *
 * @param transport sends their requests
 * @param timers watch their deadlines
 * @param open those that are not over
 * @param propagateDeadline whether a call ends with the one that is being served meanwhile
 */
record Engine(
        ClientTransport transport, Timers timers, OpenCalls open, boolean propagateDeadline) {}

package org.connectjakarta.client;

import java.util.function.Supplier;
import org.connectjakarta.CallContext;
import org.jspecify.annotations.Nullable;

/**
 * Which call is being served where one is made, and what that means.
 *
 * @param served asked by the thread that makes a call; null if no call is being served
 * @param propagateDeadline whether a call ends with the one that is served
 */
record InboundCalls(Supplier<@Nullable CallContext> served, boolean propagateDeadline) {}

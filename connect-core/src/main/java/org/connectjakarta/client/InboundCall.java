package org.connectjakarta.client;

import org.connectjakarta.CallContext;

/**
 * The call that was being served when another one was made: for interceptors of the latter, by {@code call.get(InboundCall.class)}.
 *
 * @param context the call that is served
 */
public record InboundCall(CallContext context) {}

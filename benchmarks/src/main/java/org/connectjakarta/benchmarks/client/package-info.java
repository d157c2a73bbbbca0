/**
 * Clients under measurement beside their peers, against one bare server; and what idle streams hold. For {@code benchmarks/run client}
 * and {@code client-streams}. Start reading at {@link org.connectjakarta.benchmarks.client.ClientRun}.
 */
@NullMarked
package org.connectjakarta.benchmarks.client;

import org.jspecify.annotations.NullMarked;

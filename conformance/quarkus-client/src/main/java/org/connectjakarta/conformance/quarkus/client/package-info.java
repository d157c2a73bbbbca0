/** The client that the conformance suite tests on Quarkus: a program with injected clients. Started by the suite's runner. */
@NullMarked
package org.connectjakarta.conformance.quarkus.client;

import org.jspecify.annotations.NullMarked;

/** The conformance suite's service in a Quarkus application, as the suite's runner starts it. */
@NullMarked
package org.connectjakarta.conformance.quarkus;

import org.jspecify.annotations.NullMarked;

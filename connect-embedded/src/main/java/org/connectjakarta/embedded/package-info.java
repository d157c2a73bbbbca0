/**
 * A server for a plain JVM: the services and JAX-RS resources on the class path, on one port. For applications' {@code main} methods
 * and tests; {@link org.connectjakarta.embedded.ConnectServer} and its builder are stable within a minor version.
 */
@NullMarked
package org.connectjakarta.embedded;

import org.jspecify.annotations.NullMarked;

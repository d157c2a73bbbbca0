/** Requests as bytes, and a client that sends them over HTTP/1.1 or h2c and shows all of the answer. For checks, not for load. */
@NullMarked
package org.connectjakarta.benchmarks.wire;

import org.jspecify.annotations.NullMarked;

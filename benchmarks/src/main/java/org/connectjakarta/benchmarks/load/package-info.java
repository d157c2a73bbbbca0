/** Load on servers by wrk and h2load, and what it costs them. For {@code benchmarks/run embedded}. */
@NullMarked
package org.connectjakarta.benchmarks.load;

import org.jspecify.annotations.NullMarked;

/** The core alone, by JMH: calls over an exchange in memory. For {@code benchmarks/run core}; changes as the core does. */
@NullMarked
package org.connectjakarta.benchmarks.core;

import org.jspecify.annotations.NullMarked;

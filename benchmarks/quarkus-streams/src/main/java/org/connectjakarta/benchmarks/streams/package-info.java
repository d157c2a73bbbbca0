/** An application with streams that may be idle, for {@code benchmarks/run quarkus-streams}. */
@NullMarked
package org.connectjakarta.benchmarks.streams;

import org.jspecify.annotations.NullMarked;

/** What the server keeps in memory, with a small heap and under claims of gigabytes. For {@code benchmarks/run memory}. */
@NullMarked
package org.connectjakarta.benchmarks.memory;

import org.jspecify.annotations.NullMarked;

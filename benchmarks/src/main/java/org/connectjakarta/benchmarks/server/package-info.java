/** The server under load: the product, and beside it in the same process what it is measured by. For {@code benchmarks/run}. */
@NullMarked
package org.connectjakarta.benchmarks.server;

import org.jspecify.annotations.NullMarked;

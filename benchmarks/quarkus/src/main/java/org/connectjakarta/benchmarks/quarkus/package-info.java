/** The server under load on Quarkus: the product, and beside it in the same application what it is measured by. For {@code benchmarks/run}. */
@NullMarked
package org.connectjakarta.benchmarks.quarkus;

import org.jspecify.annotations.NullMarked;

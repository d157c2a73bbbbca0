/** The service with other implementations of gRPC: peers of the server under load on Quarkus. For {@code benchmarks/run}. */
@NullMarked
package org.connectjakarta.benchmarks.grpc;

import org.jspecify.annotations.NullMarked;

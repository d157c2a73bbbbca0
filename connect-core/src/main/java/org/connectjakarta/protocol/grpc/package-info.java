/** gRPC over HTTP/2, and its variants gRPC-Web and gRPC-Web-text. For the engine; knows nothing of the other protocol. */
@NullMarked
package org.connectjakarta.protocol.grpc;

import org.jspecify.annotations.NullMarked;

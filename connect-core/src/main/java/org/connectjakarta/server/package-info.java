/**
 * The server engine: path to method, method to service, and the drivers that move bytes. For doors and generated code; its types change
 * with minor versions. Start reading at {@link org.connectjakarta.server.RpcServer}.
 */
@NullMarked
package org.connectjakarta.server;

import org.jspecify.annotations.NullMarked;

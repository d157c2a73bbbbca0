/**
 * The HTTP transport of clients, on Vert.x 4.5. For applications that put a client together by hand and for extensions; what is public
 * is stable. Start reading at {@link org.connectjakarta.vertx.VertxTransport}.
 */
@NullMarked
package org.connectjakarta.vertx;

import org.jspecify.annotations.NullMarked;

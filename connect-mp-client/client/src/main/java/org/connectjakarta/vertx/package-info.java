/**
 * The HTTP transport of clients, on Vert.x 4.5. For applications that put a client together by hand and for extensions; what is public
 * is stable, but for {@link org.connectjakarta.vertx.VertxApi} and {@link org.connectjakarta.vertx.FrequentHeaders}, which the extension
 * for Quarkus shares and which may change with any version. Start reading at {@link org.connectjakarta.vertx.VertxTransport}.
 */
@NullMarked
package org.connectjakarta.vertx;

import org.jspecify.annotations.NullMarked;

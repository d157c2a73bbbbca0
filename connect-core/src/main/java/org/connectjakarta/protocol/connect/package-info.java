/** The Connect protocol: unary by POST and GET, and streams. For the engine; knows nothing of the other protocol. */
@NullMarked
package org.connectjakarta.protocol.connect;

import org.jspecify.annotations.NullMarked;

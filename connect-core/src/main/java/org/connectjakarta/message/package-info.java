/** Bytes to messages and back, knowing no protocol: envelopes, compression, codec, limits. For protocols and the engine. */
@NullMarked
package org.connectjakarta.message;

import org.jspecify.annotations.NullMarked;

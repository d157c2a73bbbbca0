/** Compression of single messages: the SPI, the six that come with it, and the negotiation. For protocols, and for who adds another. */
@NullMarked
package org.connectjakarta.compression;

import org.jspecify.annotations.NullMarked;

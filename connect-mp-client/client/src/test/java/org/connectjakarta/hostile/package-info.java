/** A server of raw bytes that does everything a server must not do, and the table of what calls end with. For tests of the client. */
@NullMarked
package org.connectjakarta.hostile;

import org.jspecify.annotations.NullMarked;

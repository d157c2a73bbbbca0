/**
 * A client joined to a server in the same process, without sockets. For unit tests of applications, and for those of the engines.
 * See {@link org.connectjakarta.memory.InMemoryTransport}.
 */
@NullMarked
package org.connectjakarta.memory;

import org.jspecify.annotations.NullMarked;

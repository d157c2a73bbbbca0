/** What a protocol is to the engine. What differs on the wire is in the packages below, and nowhere else. For the engine. */
@NullMarked
package org.connectjakarta.protocol;

import org.jspecify.annotations.NullMarked;

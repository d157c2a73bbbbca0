/** The seam: the few types through which a door hands an HTTP exchange to the engine. For doors. */
@NullMarked
package org.connectjakarta.http;

import org.jspecify.annotations.NullMarked;

/** The official suite's service and the servers that it is tested on. For the runner of the suite only; not published. */
@NullMarked
package org.connectjakarta.conformance;

import org.jspecify.annotations.NullMarked;

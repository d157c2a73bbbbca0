/** Tests of the generator: what it writes is compared, compiled, and run. */
@NullMarked
package org.connectjakarta.protocgen;

import org.jspecify.annotations.NullMarked;

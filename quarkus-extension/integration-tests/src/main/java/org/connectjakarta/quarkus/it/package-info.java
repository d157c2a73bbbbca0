/** An application for tests: a shop. */
@NullMarked
package org.connectjakarta.quarkus.it;

import org.jspecify.annotations.NullMarked;

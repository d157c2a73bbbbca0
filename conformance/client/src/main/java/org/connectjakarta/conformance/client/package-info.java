/** The program that the runner of the official suite starts as its client. For the runner only; not published. */
@NullMarked
package org.connectjakarta.conformance.client;

import org.jspecify.annotations.NullMarked;

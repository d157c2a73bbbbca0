/**
 * What a call is on both sides: its interceptors, its cancellation, its messages one at a time, and their form as publishers. For the
 * engines.
 */
@NullMarked
package org.connectjakarta.call;

import org.jspecify.annotations.NullMarked;

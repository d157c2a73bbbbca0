/**
 * What users import: specs, errors, headers, the call context, interceptors. Stable; everything else in this module may change between
 * minor versions unless its package says otherwise.
 */
@NullMarked
package org.connectjakarta;

import org.jspecify.annotations.NullMarked;

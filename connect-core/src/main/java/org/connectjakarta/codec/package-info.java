/** Messages as bytes: binary protobuf and JSON. For protocols and the engine. */
@NullMarked
package org.connectjakarta.codec;

import org.jspecify.annotations.NullMarked;

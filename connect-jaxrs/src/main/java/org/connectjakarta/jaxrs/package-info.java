/**
 * The JAX-RS door: the resource that answers every RPC, and the pipe that carries its bytes over the servlet objects beneath. For
 * containers' adapters (the embedded server is one); applications need nothing from here. Its types change with minor versions.
 */
@NullMarked
package org.connectjakarta.jaxrs;

import org.jspecify.annotations.NullMarked;

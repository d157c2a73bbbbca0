/**
 * The protoc plugin: from descriptors to one Java interface for each service. Called by protoc, buf and build tools through {@link
 * org.connectjakarta.protocgen.Main}, or in-process through {@link org.connectjakarta.protocgen.Generator}; those two are stable,
 * what they generate is documented in the module's README.
 */
@NullMarked
package org.connectjakarta.protocgen;

import org.jspecify.annotations.NullMarked;

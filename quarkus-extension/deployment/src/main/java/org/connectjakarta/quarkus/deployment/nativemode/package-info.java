/** What a native executable is told of: build steps that run for no other kind of build. Nobody calls them but Quarkus. */
@NullMarked
package org.connectjakarta.quarkus.deployment.nativemode;

import org.jspecify.annotations.NullMarked;

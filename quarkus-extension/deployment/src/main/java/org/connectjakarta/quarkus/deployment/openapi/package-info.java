/** What SmallRye OpenAPI is told of the procedures. For the build steps of the extension; not stable. */
@NullMarked
package org.connectjakarta.quarkus.deployment.openapi;

import org.jspecify.annotations.NullMarked;

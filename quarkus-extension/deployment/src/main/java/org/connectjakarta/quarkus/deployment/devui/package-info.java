/** The page of the Dev UI: what is served, and calls made from the browser by way of this process. Only the extension's build steps call it. */
@NullMarked
package org.connectjakarta.quarkus.deployment.devui;

import org.jspecify.annotations.NullMarked;

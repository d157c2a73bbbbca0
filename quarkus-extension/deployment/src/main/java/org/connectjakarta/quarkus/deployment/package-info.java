/** What the extension does when an application is built. Run by Quarkus; nobody calls it. */
@NullMarked
package org.connectjakarta.quarkus.deployment;

import org.jspecify.annotations.NullMarked;

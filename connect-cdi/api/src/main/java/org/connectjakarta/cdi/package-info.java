/** What a bean carries to become a service. For applications; stable. Read by the portable extension and by the Quarkus extension. */
@NullMarked
package org.connectjakarta.cdi;

import org.jspecify.annotations.NullMarked;

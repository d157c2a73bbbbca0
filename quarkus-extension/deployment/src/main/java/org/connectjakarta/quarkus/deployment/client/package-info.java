/**
 * The clients of an application, while it is built: found at injection points and by annotation, checked, and made into beans. For Quarkus
 * alone. Start reading at {@link org.connectjakarta.quarkus.deployment.client.ClientProcessor}.
 */
@NullMarked
package org.connectjakarta.quarkus.deployment.client;

import org.jspecify.annotations.NullMarked;

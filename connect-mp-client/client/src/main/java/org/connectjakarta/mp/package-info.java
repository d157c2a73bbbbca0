/**
 * Clients without CDI: the builder, and the settings {@code connect.client.*}, declared once, read from MicroProfile Config and checked.
 * For applications: {@link org.connectjakarta.mp.ConnectClientBuilder}, stable. For extensions that make clients injectable:
 * {@link org.connectjakarta.mp.ClientConfiguration}, which may change with minor versions.
 */
@NullMarked
package org.connectjakarta.mp;

import org.jspecify.annotations.NullMarked;

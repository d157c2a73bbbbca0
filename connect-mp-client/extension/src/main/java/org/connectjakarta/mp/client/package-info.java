/**
 * The portable CDI extension that makes clients injectable. Called by the container only; not an API. Start reading at
 * {@link org.connectjakarta.mp.client.ConnectClientExtension}.
 */
@NullMarked
package org.connectjakarta.mp.client;

import org.jspecify.annotations.NullMarked;

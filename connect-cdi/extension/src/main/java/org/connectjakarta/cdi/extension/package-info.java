/**
 * The portable CDI extension: from beans to a running {@link org.connectjakarta.server.RpcServer}, which doors inject. Called by the
 * container only; not an API. Start reading at {@link org.connectjakarta.cdi.extension.ConnectExtension}.
 */
@NullMarked
package org.connectjakarta.cdi.extension;

import org.jspecify.annotations.NullMarked;

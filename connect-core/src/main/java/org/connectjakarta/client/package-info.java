/** What generated clients call and return. For callers; the engine behind {@link org.connectjakarta.client.RpcClient} is a transport's. */
@NullMarked
package org.connectjakarta.client;

import org.jspecify.annotations.NullMarked;

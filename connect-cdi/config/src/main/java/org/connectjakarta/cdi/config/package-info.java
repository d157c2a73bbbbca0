/**
 * The settings {@code connect.server.*}: declared once, read from MicroProfile Config, checked at deployment. For the extension and for
 * doors that do without it; may change with minor versions. Start reading at {@link org.connectjakarta.cdi.config.ServerConfiguration}.
 */
@NullMarked
package org.connectjakarta.cdi.config;

import org.jspecify.annotations.NullMarked;

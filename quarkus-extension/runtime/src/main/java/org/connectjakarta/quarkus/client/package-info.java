/**
 * The clients of an application while it runs: their settings, and the engines behind the beans that its build has made. For the recorded
 * bytecode of that build; applications call nothing here. Start reading at {@link org.connectjakarta.quarkus.client.Clients}.
 */
@NullMarked
package org.connectjakarta.quarkus.client;

import org.jspecify.annotations.NullMarked;

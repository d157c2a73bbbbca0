/**
 * Services that use what Jakarta EE has, and tests that call them from outside. For the modules beside this one, each of which runs them
 * on one server.
 */
@NullMarked
package org.connectjakarta.servers.jakarta;

import org.jspecify.annotations.NullMarked;

/** Tests of WARs on application servers. For the modules beside this one, each of which runs them on one server. */
@NullMarked
package org.connectjakarta.servers;

import org.jspecify.annotations.NullMarked;

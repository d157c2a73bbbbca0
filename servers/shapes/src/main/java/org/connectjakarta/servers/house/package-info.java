/** What is in the WARs that the tests deploy: a service that also calls another one. For the tests beside it. */
@NullMarked
package org.connectjakarta.servers.house;

import org.jspecify.annotations.NullMarked;

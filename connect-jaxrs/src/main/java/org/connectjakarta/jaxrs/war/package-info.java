/**
 * The way into a WAR: registers the services with the servlet container that the WAR is deployed on, and knows what the containers
 * that are tested do differently. Found by the container; nobody calls it. May change with every version.
 */
@NullMarked
package org.connectjakarta.jaxrs.war;

import org.jspecify.annotations.NullMarked;

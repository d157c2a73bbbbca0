package org.connectjakarta.quarkus.deployment.client;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;

/**
 * A type of which clients can be made.
 *
 * @param type an interface that the protoc plugin generated
 * @param service the full name of its service
 * @param factory the static method that makes clients
 */
record GeneratedClient(ClassInfo type, String service, MethodInfo factory) {}

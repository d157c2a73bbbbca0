/**
 * Code generation for Quarkus applications: messages by protoc, services by our own generator, in this process. Called by Quarkus's
 * build plugins and dev mode through {@link io.quarkus.deployment.CodeGenProvider}; nothing here is for users but the settings.
 */
@NullMarked
package org.connectjakarta.quarkus.codegen;

import org.jspecify.annotations.NullMarked;

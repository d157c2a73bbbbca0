/**
 * How settings are declared, read from MicroProfile Config and checked, the same for server and client. For the modules that have
 * settings; may change with minor versions. Only {@link org.connectjakarta.config.SettingReader} and
 * {@link org.connectjakarta.config.UnknownKeys} need MicroProfile Config on the class path.
 */
@NullMarked
package org.connectjakarta.config;

import org.jspecify.annotations.NullMarked;

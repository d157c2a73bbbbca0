/** What the extension does while an application runs. For the recorded bytecode of its build alone; applications call nothing here. */
@NullMarked
package org.connectjakarta.quarkus.runtime;

import org.jspecify.annotations.NullMarked;

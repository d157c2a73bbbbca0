/** What observers of an application are told of its calls. For Quarkus alone, each where the application has the extension it is for. */
@NullMarked
package org.connectjakarta.quarkus.runtime.observe;

import org.jspecify.annotations.NullMarked;

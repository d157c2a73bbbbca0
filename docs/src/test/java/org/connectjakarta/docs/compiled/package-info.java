/** What the pages show and what cannot all be beans of one application: compiled, not run. */
@Vetoed
package org.connectjakarta.docs.compiled;

import jakarta.enterprise.inject.Vetoed;

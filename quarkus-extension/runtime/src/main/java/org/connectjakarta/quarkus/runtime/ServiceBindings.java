package org.connectjakarta.quarkus.runtime;

import java.util.List;
import org.connectjakarta.server.ServiceBinding;

/** What the generated interfaces say about their services. Implemented by a class that is generated with the application. */
public interface ServiceBindings {

    /** One for each service, in the order of the identifiers of their beans. */
    List<ServiceBinding<?>> all();
}

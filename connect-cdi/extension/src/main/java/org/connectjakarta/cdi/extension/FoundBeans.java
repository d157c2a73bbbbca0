package org.connectjakarta.cdi.extension;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found during bean discovery.
 *
 * @param services the beans with the stereotype
 * @param interceptors those with a priority, which makes them intercept every service
 * @param mappers all exception mappers
 */
record FoundBeans(List<FoundBean> services, List<FoundBean> interceptors, List<FoundBean> mappers) {

    FoundBeans() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}

package org.connectjakarta.quarkus.deployment;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;
import org.jboss.jandex.DotName;

/** The interceptors that watch calls without being named for them: beans, by their identifiers, outermost first. */
public final class InterceptorBeans {
    private static final DotName INTERCEPTOR = DotName.createSimple(Interceptor.class);
    private static final DotName CONNECT_CLIENT = DotName.createSimple(ConnectClient.class);

    private InterceptorBeans() {}

    /** Those with a priority watch every service. */
    static List<String> ofServices(ValidationPhaseBuildItem validation) {
        return identifiers(validation, bean -> bean.getPriority() != null && !isOfClients(bean));
    }

    /** Those with {@code @ConnectClient} watch clients. */
    public static List<String> ofClients(ValidationPhaseBuildItem validation) {
        return identifiers(validation, InterceptorBeans::isOfClients);
    }

    private static boolean isOfClients(BeanInfo bean) {
        return bean.getQualifier(CONNECT_CLIENT).isPresent();
    }

    private static List<String> identifiers(
            ValidationPhaseBuildItem validation, Predicate<BeanInfo> wanted) {
        return validation
                .getContext()
                .beans()
                .filter(bean -> bean.hasType(INTERCEPTOR) && wanted.test(bean))
                .stream()
                .sorted(
                        Comparator.comparing(InterceptorBeans::priority)
                                // Settles the order of equals, so that it is the same each time.
                                .thenComparing(bean -> bean.getBeanClass().toString()))
                .map(BeanInfo::getIdentifier)
                .toList();
    }

    private static int priority(BeanInfo bean) {
        return bean.getPriority() == null ? Integer.MAX_VALUE : bean.getPriority();
    }
}

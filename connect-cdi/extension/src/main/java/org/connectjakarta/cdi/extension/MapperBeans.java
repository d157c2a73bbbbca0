package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.cdi.mapper.MappedExceptions;
import org.connectjakarta.cdi.mapper.StandardMappers;
import org.connectjakarta.server.ExceptionMapping;

/** The exception mappers of the application, one for each class of exceptions. */
final class MapperBeans {
    private final BeanManager beans;
    private final Map<Class<? extends Throwable>, Mapper> byType = new HashMap<>();

    MapperBeans(BeanManager beans, List<FoundBean> found, Consumer<String> problems) {
        this.beans = beans;
        for (FoundBean bean : found) {
            MappedExceptions mapped = MappedExceptions.among(bean.bean().getTypes());
            if (mapped == null) {
                problems.accept(
                        bean.description()
                                + " is an ExceptionMapper of no certain class. Declare which exceptions it maps, as in"
                                + " ExceptionMapper<IllegalStateException>");
            } else {
                byType.merge(
                        mapped.type(),
                        new Mapper(bean, mapped),
                        (one, other) -> first(one, other, problems));
            }
        }
    }

    private static Mapper first(Mapper one, Mapper other, Consumer<String> problems) {
        int difference = Integer.compare(one.priority(), other.priority());
        if (difference == 0) {
            problems.accept(
                    "two exception mappers for %s have the same priority: %s and %s. Give the one that should win a smaller @Priority"
                            .formatted(
                                    one.mapped().type().getName(),
                                    one.found().description(),
                                    other.found().description()));
        }
        return difference <= 0 ? one : other;
    }

    /** The mappers, those of the library among them where the application has none for the same class. */
    ExceptionMapping create(CreationalContext<?> context) {
        Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers =
                new HashMap<>(StandardMappers.all());
        byType.forEach(
                (exceptions, mapper) -> mappers.put(exceptions, mapper.create(beans, context)));
        return new ExceptionMapping(mappers);
    }

    private record Mapper(FoundBean found, MappedExceptions mapped) {

        int priority() {
            return found.priority().orElse(MappedExceptions.DEFAULT_PRIORITY);
        }

        ExceptionMapper<?> create(BeanManager beans, CreationalContext<?> context) {
            return (ExceptionMapper<?>)
                    beans.getReference(found.bean(), mapped.beanType(), context);
        }
    }
}

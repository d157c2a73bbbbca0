package org.connectjakarta.cdi.mapper;

import java.util.HashMap;
import java.util.Map;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;

/** Mappers for exceptions whose meaning is agreed on. Their texts name nothing from inside the process. */
public final class StandardMappers {

    private StandardMappers() {}

    /** The mappers, by the class of the exceptions; those of optional APIs are among them where these are on the class path. */
    public static Map<Class<? extends Throwable>, ExceptionMapper<?>> all() {
        Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers = new HashMap<>();
        ExceptionMapper<SecurityException> security =
                thrown -> new ConnectException(Code.PERMISSION_DENIED, "permission denied", thrown);
        mappers.put(SecurityException.class, security);
        // The classes that name optional APIs are loaded only where these are.
        if (isPresent("jakarta.ws.rs.WebApplicationException")) {
            JaxrsMapper.addTo(mappers);
        }
        if (isPresent("jakarta.validation.ConstraintViolationException")) {
            ValidationMapper.addTo(mappers);
        }
        return mappers;
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, StandardMappers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}

package org.connectjakarta.cdi.extension;

import java.util.Map;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.MethodSpec;

/**
 * Refuses calls that the annotations of the service do not allow, before a message is read and before the service is asked for. The
 * innermost interceptor, so that one of the application can prove who calls, and all of them see who was refused.
 */
final class AccessCheck implements Interceptor {
    private final Map<MethodSpec<?, ?>, Access> rules;

    /**
     * @param rules who may call the methods that are not open to everybody
     */
    AccessCheck(Map<MethodSpec<?, ?>, Access> rules) {
        this.rules = rules;
    }

    @Override
    public void start(CallContext call) {
        Access access = rules.get(call.method());
        if (access == null) {
            return;
        }
        if (call.principal().isEmpty()) {
            throw new ConnectException(Code.UNAUTHENTICATED, "the caller is not known");
        }
        if (!access.allows(call)) {
            throw new ConnectException(
                    Code.PERMISSION_DENIED, "the caller may not call this method");
        }
    }
}

package org.connectjakarta.embedded;

import java.util.function.BiFunction;
import org.connectjakarta.Caller;
import org.connectjakarta.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request, by a password, a token or a certificate: for services and for JAX-RS resources alike. Asked when a
 * call, or code that answers one, wants to know for the first time, and so never for calls that are open to everybody. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * Who sends a request.
     *
     * @param request its head, of use until this method returns
     * @return null if the request does not say, or does not prove it: the caller is anonymous then
     * @throws org.connectjakarta.ConnectException to refuse the call with its code; what else is thrown refuses it, too, as a failure
     *     of the service
     */
    @Nullable Caller authenticate(ServerRequest request);

    /**
     * HTTP basic authentication (RFC 7617), in UTF-8. Only over TLS is the password a secret.
     *
     * @param users from a name and a password to the caller; null if they do not belong together
     */
    static Authenticator basic(BiFunction<String, String, @Nullable Caller> users) {
        return new BasicAuthenticator(users);
    }
}

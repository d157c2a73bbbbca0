package org.connectjakarta.docs.compiled;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.connectjakarta.Caller;
import org.connectjakarta.embedded.Authenticator;
import org.connectjakarta.http.ServerRequest;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class Certificates implements Authenticator {
    @Override
    public @Nullable Caller authenticate(ServerRequest request) {
        List<X509Certificate> chain = request.peer().certificates();
        return chain.isEmpty()
                ? null
                : new Caller(chain.get(0).getSubjectX500Principal(), Set.of("machine"));
    }
}

package org.connectjakarta.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiFunction;
import org.connectjakarta.Caller;
import org.connectjakarta.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** HTTP basic authentication. What is malformed proves nothing. */
final class BasicAuthenticator implements Authenticator {
    private static final String SCHEME = "Basic ";

    private final BiFunction<String, String, @Nullable Caller> users;

    BasicAuthenticator(BiFunction<String, String, @Nullable Caller> users) {
        this.users = users;
    }

    @Override
    public @Nullable Caller authenticate(ServerRequest request) {
        String header = request.headers().get("authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String credentials = decoded(header.substring(SCHEME.length()).trim());
        int colon = credentials.indexOf(':');
        return colon < 0
                ? null
                : users.apply(credentials.substring(0, colon), credentials.substring(colon + 1));
    }

    /** Empty if it cannot be decoded. */
    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

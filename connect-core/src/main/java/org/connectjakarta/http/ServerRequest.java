package org.connectjakarta.http;

import java.security.Principal;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.jspecify.annotations.Nullable;

/** The head of an HTTP request, as a door shows it. */
public interface ServerRequest {

    /** The HTTP method, such as {@code POST}. */
    String method();

    /** The path as it came, neither decoded nor normalised, without query, below the container's context root. Starts with a slash. */
    String path();

    /** The query as it came, without the question mark; null if there is none. */
    @Nullable String query();

    /** The version of HTTP. */
    HttpVersion version();

    /** All headers, names repeated as they came. */
    Headers headers();

    /** Where the request comes from. */
    Peer peer();

    /** Who the caller has proved to be; null if nobody, or if the door cannot know. */
    default @Nullable Principal principal() {
        return null;
    }

    /** Whether the caller that is known has a role; false if none is known. */
    default boolean isUserInRole(String role) {
        return false;
    }
}

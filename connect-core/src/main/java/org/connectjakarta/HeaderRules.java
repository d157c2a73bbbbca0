package org.connectjakarta;

import java.util.Set;

/** What may stand in a header: the rules of HTTP, and the names that are not an application's to set. */
final class HeaderRules {
    private static final Set<String> RESERVED =
            Set.of(
                    "accept",
                    "accept-encoding",
                    "accept-post",
                    "allow",
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "date",
                    "expect",
                    "host",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");
    private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

    private HeaderRules() {}

    static void checkName(String name) {
        boolean valid = !name.isEmpty();
        for (int i = 0; i < name.length() && valid; i++) {
            char c = name.charAt(i);
            valid =
                    c >= 'a' && c <= 'z'
                            || c >= '0' && c <= '9'
                            || TOKEN_PUNCTUATION.indexOf(c) >= 0;
        }
        if (!valid) {
            throw new IllegalArgumentException("not a header name: \"" + printable(name) + "\"");
        }
    }

    /** Connect and gRPC both ask for visible ASCII and spaces (gRPC: "ASCII-Value" in PROTOCOL-HTTP2.md). */
    static void checkValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c > '~') {
                throw new IllegalArgumentException(
                        "header "
                                + name
                                + " has a character that is not visible ASCII at index "
                                + i
                                + "; use a -bin header for bytes");
            }
        }
    }

    static void checkNotReserved(String name) {
        if (RESERVED.contains(name)
                || name.startsWith("connect-")
                || name.startsWith("grpc-")
                || name.startsWith("trailer-")) {
            throw new IllegalArgumentException(
                    "header " + name + " belongs to the protocol and cannot be set");
        }
    }

    static void checkBinaryName(String name) {
        if (!name.regionMatches(true, name.length() - 4, "-bin", 0, 4)) {
            throw new IllegalArgumentException(
                    "the name of a binary header ends in -bin: \"" + printable(name) + "\"");
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}

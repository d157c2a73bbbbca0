package org.connectjakarta.protocol;

import java.util.Locale;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/** Content types, as far as the protocols use them: compared without parameters and in lower case, of which only UTF-8 is allowed. */
public final class ContentType {
    private ContentType() {}

    /**
     * The type and subtype of a header value, in lower case.
     *
     * @return null if there is no value, or if it asks for a charset other than UTF-8
     */
    public static @Nullable String normalize(@Nullable String value) {
        if (value == null) {
            return null;
        }
        int semicolon = value.indexOf(';');
        if (semicolon < 0) {
            return value.strip().toLowerCase(Locale.ROOT);
        }
        for (String parameter : value.substring(semicolon + 1).split(";")) {
            String[] pair = parameter.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equalsIgnoreCase("charset")) {
                String charset = pair[1].strip().replace("\"", "");
                if (!charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("utf8")) {
                    return null;
                }
            }
        }
        return value.substring(0, semicolon).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Checks the content type of a response.
     *
     * @param type as {@link #normalize} leaves it
     * @param family what precedes the codec's name in the content types of the protocol
     * @throws ConnectException with {@code internal} for another codec, {@code unknown} for what is not of the protocol at all
     */
    public static void checkResponse(@Nullable String type, String family, String codec) {
        boolean relative = type != null && type.startsWith(family);
        if (relative && type.length() == family.length() + codec.length() && type.endsWith(codec)) {
            return;
        }
        throw new ConnectException(
                relative ? Code.INTERNAL : Code.UNKNOWN,
                "protocol error: the response has "
                        + (type == null ? "no content type" : "the content type " + type)
                        + ", but "
                        + family
                        + codec
                        + " is expected");
    }
}

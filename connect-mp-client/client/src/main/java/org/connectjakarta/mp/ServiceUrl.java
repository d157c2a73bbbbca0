package org.connectjakarta.mp;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.connectjakarta.config.ValueType;

/**
 * Where a service is, as it was written.
 *
 * @param scheme what the text begins with, in lower case
 * @param url the same with the scheme that is spoken
 */
record ServiceUrl(String scheme, URI url) {

    /** How it is written where there are schemes besides those of HTTP, each with the one that is spoken. */
    static ValueType<ServiceUrl> type(Map<String, String> schemes) {
        ValueType<URI> plain = ClientSettings.URL.type();
        return new ValueType<>(
                plain.name(), plain.form(), text -> parse(text, schemes), plain.shown());
    }

    private static ServiceUrl parse(String text, Map<String, String> schemes) {
        String scheme = text.substring(0, Math.max(text.indexOf(':'), 0)).toLowerCase(Locale.ROOT);
        String spoken = schemes.get(scheme);
        String plain = spoken == null ? text : spoken + text.substring(scheme.length());
        return new ServiceUrl(scheme, ClientSettings.URL.type().parser().apply(plain));
    }
}

package org.connectjakarta.mp;

import java.net.URI;
import java.util.List;
import org.connectjakarta.Headers;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.config.ValueType;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.connectjakarta.vertx.ProxyServer;
import org.connectjakarta.vertx.TransportOptions;

/** How the values are written that only clients have. */
final class ClientTypes {

    static final ValueType<URI> URL =
            new ValueType<>(
                    "URL",
                    "a URL such as https://api.example.com or http://localhost:8080/rpc",
                    ClientTypes::parseUrl,
                    ClientTypes::withoutUser);

    static final ValueType<Protocol> PROTOCOL =
            ValueType.choice(List.of(Protocol.values()), Protocol::wireName);

    static final ValueType<String> CODEC = ValueType.choice(List.of("proto", "json"), each -> each);

    static final ValueType<HttpVersionChoice> HTTP_VERSION =
            ValueType.choice(List.of(HttpVersionChoice.values()), ClientTypes::versionName);

    static final ValueType<String> COMPRESSION =
            new ValueType<>(
                    "name",
                    "the name of a compression that is enabled, such as gzip, or identity",
                    ClientTypes::parseCompression);

    static final ValueType<ProxyServer> PROXY =
            new ValueType<>(
                    "`host:port`",
                    "host:port, such as proxy.example.com:3128",
                    ProxyServer::of,
                    ClientTypes::withoutUser);

    static final ValueType<String> HEADER_VALUE =
            new ValueType<>("text", "visible ASCII and spaces", ClientTypes::parseHeaderValue)
                    .secret();

    static final ValueType<List<String>> PROPAGATED =
            ValueType.list(
                    "header names",
                    "names of headers of the application between commas, such as x-request-id,x-tenant",
                    ClientTypes::applicationHeaders);

    private ClientTypes() {}

    private static URI parseUrl(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            // The message of the cause repeats the text, which may have a password.
            throw new IllegalArgumentException("not a URL", e);
        }
        return TransportOptions.of(url).baseUrl();
    }

    private static String parseCompression(String name) {
        if (!name.equals("identity")) {
            Compressions.only(List.of(name));
        }
        return name;
    }

    private static String withoutUser(String text) {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    private static String versionName(HttpVersionChoice version) {
        return switch (version) {
            case AUTOMATIC -> "auto";
            case HTTP_1_1 -> "1.1";
            case HTTP_2 -> "2";
        };
    }

    private static String parseHeaderValue(String text) {
        Headers.metadata().add("value", text);
        return text;
    }

    private static List<String> applicationHeaders(List<String> names) {
        Headers headers = Headers.metadata();
        names.forEach(name -> headers.add(name, ""));
        return List.copyOf(headers.names());
    }
}

package org.connectjakarta.cdi.config;

import static org.connectjakarta.cdi.config.Setting.Scope.SERVER;
import static org.connectjakarta.cdi.config.Setting.Scope.SERVICE;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.connectjakarta.Interceptor;
import org.connectjakarta.compression.Compressions;

/** Every setting of the server, declared once; docs/configuration.md is checked against this list. */
final class ServerSettings {

    private static final ValueType<List<String>> HEADER_NAMES =
            ValueType.list(
                    "header names",
                    "names of headers between commas, such as x-request-id,x-tenant",
                    Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+"));

    static final Setting<String> PATH_PREFIX =
            new Setting<>(
                    "path-prefix",
                    ValueType.PATH_PREFIX,
                    null,
                    SERVER,
                    "What stands before `/pkg.Service/Method` in the URL. None by default; gRPC clients need none.");
    static final Setting<Integer> READ_MAX_BYTES =
            new Setting<>(
                    "read-max-bytes",
                    ValueType.size(1),
                    "4MiB",
                    SERVICE,
                    "The largest message that is received, compressed and decompressed. A larger one ends the call with"
                            + " `resource_exhausted`.");
    static final Setting<Integer> WRITE_MAX_BYTES =
            new Setting<>(
                    "write-max-bytes",
                    ValueType.size(1),
                    "2147483647",
                    SERVICE,
                    "The largest message that is sent, before compression. A larger one ends the call with `resource_exhausted`.");
    static final Setting<Integer> METADATA_MAX_BYTES =
            new Setting<>(
                    "metadata-max-bytes",
                    ValueType.size(1),
                    "8KiB",
                    SERVICE,
                    "The most metadata of a request, and of the headers and of the trailers of a response, each counted as HTTP/2"
                            + " does: names, values and 32 for each line.");
    static final Setting<Integer> GET_MAX_BYTES =
            new Setting<>(
                    "get-max-bytes",
                    ValueType.size(1),
                    "8KiB",
                    SERVICE,
                    "The longest query of a Connect GET.");
    static final Setting<Duration> MAX_TIMEOUT =
            new Setting<>(
                    "max-timeout",
                    ValueType.DURATION,
                    null,
                    SERVICE,
                    "The longest that a call may take, whatever its client asks for. No limit by default.");
    static final Setting<Boolean> REQUIRE_CONNECT_PROTOCOL_HEADER =
            new Setting<>(
                    "require-connect-protocol-header",
                    ValueType.BOOLEAN,
                    "false",
                    SERVICE,
                    "Whether Connect requests must carry `Connect-Protocol-Version` (in a GET, `connect=v1`). Proxies"
                            + " can then tell calls from other traffic, and browsers ask before every call; `curl` must send it too.");
    static final Setting<Compressions> COMPRESSION_ENABLED =
            new Setting<>(
                    "compression.enabled",
                    ValueType.list(
                            "names",
                            "names of compressions on the class path between commas, such as gzip,br; identity alone for none",
                            ServerSettings::compressions),
                    null,
                    SERVICE,
                    "The compressions that are spoken. By default those whose library is there: gzip and deflate always; br with"
                            + " brotli4j, zstd with zstd-jni, snappy with snappy-java.");
    static final Setting<Integer> COMPRESSION_MIN_BYTES =
            new Setting<>(
                    "compression.min-bytes",
                    ValueType.size(0),
                    "1KiB",
                    SERVICE,
                    "The smallest message that is sent compressed, measured before compression.");
    static final Setting<Integer> JSON_MAX_DEPTH =
            new Setting<>(
                    "json.max-depth",
                    ValueType.number("number of levels"),
                    "100",
                    SERVICE,
                    "The deepest nesting of objects and arrays that is read.");
    static final Setting<Integer> JSON_MAX_NUMBER_LENGTH =
            new Setting<>(
                    "json.max-number-length",
                    ValueType.number("number of characters"),
                    "1000",
                    SERVICE,
                    "The longest number that is read.");
    static final Setting<Boolean> JSON_WRITE_DEFAULTS =
            new Setting<>(
                    "json.write-defaults",
                    ValueType.BOOLEAN,
                    "false",
                    SERVICE,
                    "Whether JSON shows fields without presence that have their default value, such as `\"count\":0`.");
    static final Setting<List<Class<? extends Interceptor>>> INTERCEPTORS =
            new Setting<>(
                    "interceptors",
                    ValueType.list(
                            "class names",
                            "names of classes that implement org.connectjakarta.Interceptor, between commas",
                            InterceptorClasses::load),
                    null,
                    SERVICE,
                    "Interceptors, outermost first. They run inside those that are beans with a `@Priority` and outside those of"
                            + " `@ConnectService(interceptors)`. None by default.");
    static final Setting<List<String>> CORS_ORIGINS =
            new Setting<>(
                    "cors.origins",
                    ValueType.list(
                            "origins",
                            "origins between commas, such as https://app.example.com or http://localhost:3000, or * alone for any",
                            Pattern.compile("\\*|[a-z][a-z0-9+.-]*://[^/\\s*]+")),
                    null,
                    SERVER,
                    "The origins whose pages may call. CORS is off by default.");
    static final Setting<List<String>> CORS_REQUEST_HEADERS =
            new Setting<>(
                    "cors.request-headers",
                    HEADER_NAMES,
                    null,
                    SERVER,
                    "Further request headers that pages may send. Those of the protocols are always allowed.");
    static final Setting<List<String>> CORS_RESPONSE_HEADERS =
            new Setting<>(
                    "cors.response-headers",
                    HEADER_NAMES,
                    null,
                    SERVER,
                    "Further response headers that pages may see; a trailer of a unary Connect call as `Trailer-Name`. Those of the"
                            + " protocols are always exposed.");
    static final Setting<Boolean> CORS_CREDENTIALS =
            new Setting<>(
                    "cors.credentials",
                    ValueType.BOOLEAN,
                    "false",
                    SERVER,
                    "Whether pages may send cookies and HTTP authentication. Not together with the origin `*`.");
    static final Setting<Duration> CORS_MAX_AGE =
            new Setting<>(
                    "cors.max-age",
                    ValueType.DURATION,
                    "2h",
                    SERVER,
                    "How long a browser may keep the answer to a preflight.");

    static final List<Setting<?>> ALL =
            List.of(
                    PATH_PREFIX,
                    READ_MAX_BYTES,
                    WRITE_MAX_BYTES,
                    METADATA_MAX_BYTES,
                    GET_MAX_BYTES,
                    MAX_TIMEOUT,
                    REQUIRE_CONNECT_PROTOCOL_HEADER,
                    COMPRESSION_ENABLED,
                    COMPRESSION_MIN_BYTES,
                    JSON_MAX_DEPTH,
                    JSON_MAX_NUMBER_LENGTH,
                    JSON_WRITE_DEFAULTS,
                    INTERCEPTORS,
                    CORS_ORIGINS,
                    CORS_REQUEST_HEADERS,
                    CORS_RESPONSE_HEADERS,
                    CORS_CREDENTIALS,
                    CORS_MAX_AGE);

    private ServerSettings() {}

    private static Compressions compressions(List<String> names) {
        return Compressions.only(names.equals(List.of("identity")) ? List.of() : names);
    }
}

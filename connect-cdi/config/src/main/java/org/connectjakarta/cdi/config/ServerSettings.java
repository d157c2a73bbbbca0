package org.connectjakarta.cdi.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.connectjakarta.Interceptor;
import org.connectjakarta.config.InterceptorClasses;
import org.connectjakarta.config.MessageSettings;
import org.connectjakarta.config.Setting;
import org.connectjakarta.config.Setting.Scope;
import org.connectjakarta.config.SettingList;
import org.connectjakarta.config.ValueType;
import org.jspecify.annotations.Nullable;

/** Every setting of the server, declared once; docs/configuration.md is checked against this list. */
final class ServerSettings {

    private static final String PREFIX = "connect.server.";

    static final MessageSettings MESSAGES = new MessageSettings(PREFIX);

    static final Setting<String> PATH_PREFIX =
            setting(
                    "path-prefix",
                    ValueType.PATH_PREFIX,
                    null,
                    Scope.ALL,
                    "What stands before `/pkg.Service/Method` in the URL. None by default; gRPC clients need none.");
    static final Setting<ServerDoor> DOOR =
            setting(
                    "door",
                    ValueType.choice(List.of(ServerDoor.values()), ServerDoor::value),
                    "jaxrs",
                    Scope.ALL,
                    "In a WAR, what calls come through: the server's own JAX-RS, or a plain servlet, which costs less. Where a server has no"
                            + " JAX-RS that is known here, it is the servlet in any case.");
    static final Setting<Duration> STOP_TIMEOUT =
            setting(
                    "stop-timeout",
                    ValueType.DURATION,
                    "5s",
                    Scope.ALL,
                    "In a WAR, how long calls may go on after it was told to stop; then they end with `unavailable`.");
    static final Setting<Integer> METADATA_MAX_BYTES =
            setting(
                    "metadata-max-bytes",
                    ValueType.size(1),
                    "8KiB",
                    Scope.EACH,
                    "The most metadata of a request, and of the headers and of the trailers of a response, each counted as HTTP/2"
                            + " does: names, values and 32 for each line.");
    static final Setting<Integer> GET_MAX_BYTES =
            setting(
                    "get-max-bytes",
                    ValueType.size(1),
                    "8KiB",
                    Scope.EACH,
                    "The longest query of a Connect GET.");
    static final Setting<Duration> MAX_TIMEOUT =
            setting(
                    "max-timeout",
                    ValueType.DURATION,
                    null,
                    Scope.EACH,
                    "The longest that a call may take, whatever its client asks for. No limit by default.");
    static final Setting<Boolean> REQUIRE_CONNECT_PROTOCOL_HEADER =
            setting(
                    "require-connect-protocol-header",
                    ValueType.BOOLEAN,
                    "false",
                    Scope.EACH,
                    "Whether Connect requests must carry `Connect-Protocol-Version` (in a GET, `connect=v1`). Proxies"
                            + " can then tell calls from other traffic, and browsers ask before every call; `curl` must send it too.");
    static final Setting<List<Class<? extends Interceptor>>> INTERCEPTORS =
            setting(
                    "interceptors",
                    InterceptorClasses.TYPE,
                    null,
                    Scope.EACH,
                    "Interceptors, outermost first. They run inside those that are beans with a `@Priority` and outside those of"
                            + " `@ConnectService(interceptors)`. None by default.");
    static final Setting<List<String>> CORS_ORIGINS =
            setting(
                    "cors.origins",
                    ValueType.list(
                            "origins",
                            "origins between commas, such as https://app.example.com or http://localhost:3000, or * alone for any",
                            Pattern.compile("\\*|[a-z][a-z0-9+.-]*://[^/\\s*]+")),
                    null,
                    Scope.ALL,
                    "The origins whose pages may call. CORS is off by default.");
    static final Setting<List<String>> CORS_REQUEST_HEADERS =
            setting(
                    "cors.request-headers",
                    ValueType.HEADER_NAMES,
                    null,
                    Scope.ALL,
                    "Further request headers that pages may send. Those of the protocols are always allowed.");
    static final Setting<List<String>> CORS_RESPONSE_HEADERS =
            setting(
                    "cors.response-headers",
                    ValueType.HEADER_NAMES,
                    null,
                    Scope.ALL,
                    "Further response headers that pages may see; a trailer of a unary Connect call as `Trailer-Name`. Those of the"
                            + " protocols are always exposed.");
    static final Setting<Boolean> CORS_CREDENTIALS =
            setting(
                    "cors.credentials",
                    ValueType.BOOLEAN,
                    "false",
                    Scope.ALL,
                    "Whether pages may send cookies and HTTP authentication. Not together with the origin `*`.");
    static final Setting<Duration> CORS_MAX_AGE =
            setting(
                    "cors.max-age",
                    ValueType.DURATION,
                    "2h",
                    Scope.ALL,
                    "How long a browser may keep the answer to a preflight.");

    static final List<Setting<?>> ALL =
            List.of(
                    PATH_PREFIX,
                    DOOR,
                    STOP_TIMEOUT,
                    MESSAGES.readMaxBytes,
                    MESSAGES.writeMaxBytes,
                    METADATA_MAX_BYTES,
                    GET_MAX_BYTES,
                    MAX_TIMEOUT,
                    REQUIRE_CONNECT_PROTOCOL_HEADER,
                    MESSAGES.compressionEnabled,
                    MESSAGES.compressionMinBytes,
                    MESSAGES.jsonMaxDepth,
                    MESSAGES.jsonMaxNumberLength,
                    MESSAGES.jsonWriteDefaults,
                    INTERCEPTORS,
                    CORS_ORIGINS,
                    CORS_REQUEST_HEADERS,
                    CORS_RESPONSE_HEADERS,
                    CORS_CREDENTIALS,
                    CORS_MAX_AGE);

    static final SettingList LIST = new SettingList(PREFIX, "the whole server", ALL);

    private ServerSettings() {}

    private static <T> Setting<T> setting(
            String name,
            ValueType<T> type,
            @Nullable String defaultValue,
            Scope scope,
            String meaning) {
        return new Setting<>(PREFIX, name, type, defaultValue, scope, meaning);
    }
}

package org.connectjakarta.config;

import static org.connectjakarta.config.Setting.Scope.EACH;

import java.util.List;
import org.connectjakarta.codec.JsonOptions;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.jspecify.annotations.Nullable;

/** The settings for messages, which are the same for server and client. Each can be set for one of them alone. */
public final class MessageSettings {
    /** The largest message that is received, in bytes. */
    public final Setting<Integer> readMaxBytes;

    /** The largest message that is sent, in bytes. */
    public final Setting<Integer> writeMaxBytes;

    /** The compressions that are spoken; without a value those that are there. */
    public final Setting<Compressions> compressionEnabled;

    /** The smallest message that is compressed, in bytes. */
    public final Setting<Integer> compressionMinBytes;

    /** The deepest nesting of JSON. */
    public final Setting<Integer> jsonMaxDepth;

    /** The longest number in JSON, in characters. */
    public final Setting<Integer> jsonMaxNumberLength;

    /** Whether JSON shows default values. */
    public final Setting<Boolean> jsonWriteDefaults;

    private final String prefix;

    /** The settings below a prefix. */
    public MessageSettings(String prefix) {
        this.prefix = prefix;
        readMaxBytes =
                setting(
                        "read-max-bytes",
                        ValueType.size(1),
                        "4MiB",
                        "The largest message that is received, compressed and decompressed. A larger one ends the call with"
                                + " `resource_exhausted`.");
        writeMaxBytes =
                setting(
                        "write-max-bytes",
                        ValueType.size(1),
                        "2147483647",
                        "The largest message that is sent, before compression. A larger one ends the call with `resource_exhausted`.");
        compressionEnabled =
                setting(
                        "compression.enabled",
                        ValueType.list(
                                "names",
                                "names of compressions on the class path between commas, such as gzip,br; identity alone for none",
                                MessageSettings::compressions),
                        null,
                        "The compressions that are spoken. By default those whose library is there: gzip and deflate always; br with"
                                + " brotli4j, zstd with zstd-jni, snappy with snappy-java.");
        compressionMinBytes =
                setting(
                        "compression.min-bytes",
                        ValueType.size(0),
                        "1KiB",
                        "The smallest message that is sent compressed, measured before compression.");
        jsonMaxDepth =
                setting(
                        "json.max-depth",
                        ValueType.number("number of levels"),
                        "100",
                        "The deepest nesting of objects and arrays that is read.");
        jsonMaxNumberLength =
                setting(
                        "json.max-number-length",
                        ValueType.number("number of characters"),
                        "1000",
                        "The longest number that is read.");
        jsonWriteDefaults =
                setting(
                        "json.write-defaults",
                        ValueType.BOOLEAN,
                        "false",
                        "Whether JSON shows fields without presence that have their default value, such as `\"count\":0`.");
    }

    private <T> Setting<T> setting(
            String name, ValueType<T> type, @Nullable String defaultValue, String meaning) {
        return new Setting<>(prefix, name, type, defaultValue, EACH, meaning);
    }

    /** How JSON is read and written. */
    public JsonOptions json(SettingValues values) {
        return new JsonOptions(
                values.get(jsonMaxDepth),
                values.get(jsonMaxNumberLength),
                values.get(jsonWriteDefaults));
    }

    /** Which compressions are spoken, and when. */
    public CompressionOptions compression(SettingValues values) {
        Compressions enabled = values.optional(compressionEnabled);
        return new CompressionOptions(
                enabled == null ? Compressions.all() : enabled, values.get(compressionMinBytes));
    }

    private static Compressions compressions(List<String> names) {
        return Compressions.only(names.equals(List.of("identity")) ? List.of() : names);
    }
}

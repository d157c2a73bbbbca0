package org.connectjakarta.quarkus.docs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings {@code quarkus.*} of this extension as a page, from what Quarkus's annotation processor has written of every {@code
 * @ConfigRoot} on the class path: a new one is on the page by itself.
 */
final class ConfigurationReference {
    private static final String DIRECTORY = "META-INF/quarkus-config-doc/";
    private static final String MODEL = DIRECTORY + "quarkus-config-model.json";
    private static final String JAVADOC = "quarkus-config-javadoc.json";
    private static final String GROUP = "org.connectjakarta";
    private static final String HEAD =
            """
            # Settings on Quarkus

            This page is written from the declarations of the settings. Those that have the same names everywhere, `connect.server.*` and
            `connect.client.*`, are in [configuration](configuration.md). What is fixed when the application is built is marked: *build*.
            """;

    private ConfigurationReference() {}

    static String page() throws IOException {
        Map<String, String> tables = new TreeMap<>();
        for (URL model :
                Collections.list(
                        ConfigurationReference.class.getClassLoader().getResources(MODEL))) {
            for (Object each : read(model.toString()).getJsonArray("configRoots")) {
                JsonObject root = (JsonObject) each;
                if (root.getJsonObject("extension").getString("groupId").equals(GROUP)) {
                    JsonObject javadoc = read(model.toString().replaceAll("[^/]+$", JAVADOC));
                    tables.merge(
                            root.getString("prefix"),
                            rows(root.getJsonArray("items"), javadoc.getJsonObject("elements")),
                            String::concat);
                }
            }
        }
        StringBuilder page = new StringBuilder(HEAD);
        tables.forEach(
                (prefix, rows) ->
                        page.append("\n## ")
                                .append(prefix)
                                .append(
                                        "\n\n| setting | type | default | | |\n| --- | --- | --- | --- | --- |\n")
                                .append(rows));
        return page.toString();
    }

    private static JsonObject read(String url) throws IOException {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String rows(JsonArray items, JsonObject javadoc) {
        List<JsonObject> settings = new ArrayList<>();
        collect(items, settings);
        StringBuilder rows = new StringBuilder();
        for (JsonObject each : settings) {
            String element =
                    each.getString("sourceType") + "." + each.getString("sourceElementName");
            String text = javadoc.getJsonObject(element, new JsonObject()).getString("description");
            boolean fixed = !each.getString("phase").equals("RUN_TIME");
            rows.append("| `").append(name(each)).append("` | ");
            String type = each.getString("typeDescription");
            rows.append(each.getBoolean("list", false) ? "list of " : "");
            rows.append(type.contains("<") ? code(type) : type).append(" | ");
            rows.append(code(each.getString("defaultValue"))).append(" | ");
            rows.append(fixed ? "build" : "").append(" | ");
            rows.append(markdown(text == null ? "" : text)).append(" |\n");
        }
        return rows.toString();
    }

    /** In the order in which they are declared. Sections have items of their own. */
    private static void collect(JsonArray items, List<JsonObject> settings) {
        for (Object each : items) {
            JsonObject item = (JsonObject) each;
            if (item.containsKey("items")) {
                collect(item.getJsonArray("items"), settings);
            } else {
                settings.add(item);
            }
        }
    }

    private static String name(JsonObject setting) {
        return setting.getJsonObject("path").getString("property");
    }

    private static String code(String value) {
        return value == null ? "–" : "`" + value + "`";
    }

    private static String markdown(String javadoc) {
        return javadoc.replaceAll("\\s+", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("</?(?:p|br)/?>", "")
                .replace("|", "\\|")
                .strip();
    }
}

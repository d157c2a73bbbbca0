package org.connectjakarta.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a native executable would be made of: everything that is looked for by name in it is registered, and nothing else of ours. */
class NativeSourcesIT {
    private static final String SHOP = "org.connectjakarta.quarkus.it.shop.v1.";
    private static final String PROTOBUF = "com.google.protobuf.";

    /** Quarkus Security looks the methods up that it guards: of the bean, and of the resource that leads to it. */
    private static final Set<String> GUARDED =
            Set.of(
                    "org.connectjakarta.quarkus.it.Sales",
                    "org.connectjakarta.quarkus.generated.shop_v1_SalesService_Resource");

    private static NativeSources sources;
    private static Map<String, JsonObject> reflection;

    @BeforeAll
    static void read() throws Exception {
        sources = NativeSources.read(Path.of("target/native-sources"));
        reflection = new TreeMap<>();
        for (Object each : new JsonArray(sources.configuration("reflect-config.json"))) {
            JsonObject entry = (JsonObject) each;
            reflection.put(entry.getString("name"), entry);
        }
    }

    @Test
    void ofOurClassesAndProtobufsTheMessagesTheirBuildersAndEnumsAreReflectedOn() {
        Set<String> messages = new TreeSet<>();
        for (String each :
                List.of(
                        "Article",
                        "Article$Origin",
                        "FindRequest",
                        "ListRequest",
                        "Note",
                        "Order")) {
            messages.add(SHOP + each);
        }
        for (String each : List.of("Price", "QuoteRequest", "Receipt")) {
            messages.add(SHOP + each);
        }
        for (String each : List.of("Any", "Int32Value", "Timestamp")) {
            messages.add(PROTOBUF + each);
        }
        Set<String> expected = new TreeSet<>(messages);
        messages.forEach(each -> expected.add(each + "$Builder"));
        expected.add(SHOP + "Kind");

        assertThat(withMembers()).containsExactlyElementsOf(expected);
    }

    @Test
    void onlyTheirMethodsAreReflectedOn() {
        for (String each : withMembers()) {
            JsonObject entry = reflection.get(each);
            assertThat(entry.getBoolean("allDeclaredMethods", false)).as(each).isTrue();
            assertThat(entry.fieldNames())
                    .as(each)
                    .allMatch(name -> name.equals("name") || name.endsWith("Methods"));
        }
    }

    /** A client that is built by hand is made by a static method of the interface; all else of services is called by its name. */
    @Test
    void ofInterfacesNothingIsReflectedOnButHowClientsAreMade() {
        for (String each : List.of("CatalogServiceConnect", "PriceServiceConnect$Mutiny")) {
            JsonObject entry = reflection.getOrDefault(SHOP + each, new JsonObject());
            assertThat(entry.getJsonArray("methods", new JsonArray()))
                    .as(each)
                    .allMatch(method -> ((JsonObject) method).getString("name").equals("client"));
            assertThat(entry.fieldNames()).as(each).isSubsetOf("name", "methods");
        }
    }

    @Test
    void whatIsGuardedIsReflectedOnForItsGuardedMethodsOnly() {
        for (String each : GUARDED) {
            JsonObject entry = reflection.get(each);
            assertThat(entry.fieldNames()).as(each).containsOnly("name", "methods");
            assertThat(entry.getJsonArray("methods")).as(each).hasSize(2);
        }
    }

    /** Protobuf's, the library's and the application's, but for interfaces; Quarkus itself registers settings and qualifiers. */
    private static Set<String> withMembers() {
        return reflection.keySet().stream()
                .filter(name -> name.startsWith("org.connectjakarta.") || name.startsWith(PROTOBUF))
                .filter(name -> !name.equals("org.connectjakarta.cdi.ConnectClient"))
                .filter(name -> !name.startsWith("org.connectjakarta.quarkus.client."))
                .filter(name -> !name.startsWith("org.connectjakarta.quarkus.runtime."))
                .filter(name -> !name.contains("ServiceConnect"))
                .filter(name -> !GUARDED.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void compressionsHaveTheirLibrariesAndWhatThoseCallBack() throws Exception {
        assertThat(
                        sources.resource("linux/amd64/libzstd-jni-1.5.7-6.so")
                                || sources.resource("linux/aarch64/libzstd-jni-1.5.7-6.so"))
                .isTrue();
        assertThat(
                        sources.resource("lib/linux-x86_64/libbrotli.so")
                                || sources.resource("lib/linux-aarch64/libbrotli.so"))
                .isTrue();
        assertThat(sources.resource("win/amd64/libzstd-jni-1.5.7-6.dll")).isFalse();

        Map<String, JsonObject> jni = new TreeMap<>();
        for (Object each : new JsonArray(sources.configuration("jni-config.json"))) {
            jni.put(((JsonObject) each).getString("name"), (JsonObject) each);
        }
        for (String stream : List.of("ZstdInputStreamNoFinalizer", "ZstdOutputStreamNoFinalizer")) {
            JsonObject entry = jni.get("com.github.luben.zstd." + stream);
            assertThat(entry.getBoolean("allDeclaredFields")).as(stream).isTrue();
        }
        assertThat(jni.get("org.xerial.snappy.SnappyNative").getBoolean("allDeclaredMethods"))
                .isTrue();
    }

    /** Its jar brings that itself, which must stay so. */
    @Test
    void snappyNamesItsLibraries() throws Exception {
        String config = "META-INF/native-image/org.xerial.snappy/snappy-java/resource-config.json";
        assertThat(sources.loader().getResource(config)).isNotNull();
    }

    @Test
    void whatBelongsToTheProcessIsInitializedWhenItRuns() throws Exception {
        assertThat(sources.atRunTime())
                .contains(
                        PROTOBUF + "UnsafeUtil",
                        "com.aayushatharva.brotli4j",
                        "com.github.luben.zstd",
                        "org.xerial.snappy",
                        "org.connectjakarta.compression.BuiltInCompressions");
    }

    /**
     * What is not said to be initialized when it runs, native-image initializes while it builds; that must not initialize what was said to
     * be, which would be an error. Here the JVM does it: the compressions have not been tried out as long as none of their classes has
     * been loaded.
     */
    @Test
    void nothingThatIsInitializedBeforeTriesTheCompressionsOut() throws Exception {
        Set<String> later = sources.atRunTime();
        List<String> initialized = new ArrayList<>();
        try (NativeSources.Loader loader = sources.loader()) {
            for (String name : sources.classes("org.connectjakarta.")) {
                boolean isCompression = name.startsWith("org.connectjakarta.compression.");
                // Used only with Micrometer and OpenTelemetry, which are not here.
                boolean isObserver = name.startsWith("org.connectjakarta.quarkus.runtime.observe.");
                if (!isCompression && !isObserver && later.stream().noneMatch(name::startsWith)) {
                    Class.forName(name, true, loader);
                    initialized.add(name);
                    assertThat(loader.hasLoaded("org.connectjakarta.compression.GzipCompression"))
                            .as("the compressions were tried out by " + name)
                            .isFalse();
                }
            }
        }
        assertThat(initialized)
                .hasSizeGreaterThan(100)
                .contains("org.connectjakarta.server.RpcServer", SHOP + "CatalogServiceConnect");
        assertThat(later.stream().filter(each -> each.startsWith("org.connectjakarta.")))
                .as("names of classes that are there")
                .isSubsetOf(sources.classes("org.connectjakarta."));
    }

    @Test
    void theBuildLeavesNothingElseBehind() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("target/native-sources"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("lib", "native-image.args");
        }
    }
}

package org.connectjakarta;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Dependencies point inward: server to protocol to message to codec and compression to the types that users meet. */
class ArchitectureTest {
    private static final String ROOT = "org.connectjakarta";
    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .importUrl(Code.class.getProtectionDomain().getCodeSource().getLocation());

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }

    private static void check(ArchRule rule) {
        rule.check(CORE);
    }

    @Test
    void theTypesThatUsersMeetKnowNoEngine() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                in("server"),
                                in("client"),
                                in("protocol"),
                                in("message"),
                                in("codec"),
                                in("compression"),
                                in("http")));
    }

    @Test
    void codecsAndCompressionsKnowNeitherEachOtherNorWhatIsAbove() {
        for (String[] pair : new String[][] {{"codec", "compression"}, {"compression", "codec"}}) {
            check(
                    noClasses()
                            .that()
                            .resideInAPackage(in(pair[0]))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                    in(pair[1]),
                                    in("message"),
                                    in("protocol"),
                                    in("http"),
                                    in("server"),
                                    in("client")));
        }
    }

    @Test
    void messagesKnowNoProtocol() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("message"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                in("protocol"), in("http"), in("server"), in("client")));
    }

    @Test
    void protocolsKnowNoEngineAndDoNoInput() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("protocol"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(in("http"), in("server"), "java.net.http..")
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching("java\\.io\\.(Input|Output)Stream"));
    }

    @Test
    void connectAndGrpcDoNotKnowEachOther() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("protocol.connect"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(in("protocol.grpc")));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("protocol.grpc"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(in("protocol.connect")));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".protocol")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(in("protocol.connect"), in("protocol.grpc")));
    }

    @Test
    void theSeamIsOnlyForTheEnginesAndWhatJoinsThem() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                in("http"), in("server"), in("client"), in("memory"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(in("http")));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("http"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                in("server"),
                                in("client"),
                                in("call"),
                                in("protocol"),
                                in("message"),
                                in("codec")));
    }

    @Test
    void whatACallIsOnBothSidesKnowsNeither() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("call"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                in("server"),
                                in("client"),
                                in("http"),
                                in("protocol"),
                                in("message"),
                                in("codec"),
                                in("compression")));
    }

    @Test
    void theClientAndTheServerDoNotKnowEachOther() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("client"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(in("server")));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("server"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(in("client")));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
        check(slices().matching(ROOT + ".protocol.(*)..").should().beFreeOfCycles());
    }

    @Test
    void theCoreKnowsNoContainerAndNoLoggingFramework() {
        check(
                classes()
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java..",
                                ROOT + "..",
                                "com.google.protobuf..",
                                "org.jspecify.annotations..",
                                "com.aayushatharva.brotli4j..",
                                "com.github.luben.zstd..",
                                "org.xerial.snappy.."));
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.logging..", "java.beans..", "java.sql.."));
    }

    /** The libraries of compressions are optional: who does not have them must not need them. */
    @Test
    void onlyCompressionsKnowTheirLibraries() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("compression"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "com.aayushatharva.brotli4j..",
                                "com.github.luben.zstd..",
                                "org.xerial.snappy.."));
    }

    @Test
    void everyPackageSaysWhatItIs() {
        List<String> without = new ArrayList<>();
        for (JavaPackage javaPackage : packages(CORE.getPackage(ROOT))) {
            boolean marked =
                    javaPackage
                            .tryGetPackageInfo()
                            .map(info -> info.isAnnotatedWith(NullMarked.class))
                            .orElse(false);
            if (!marked) {
                without.add(javaPackage.getName());
            }
        }

        assertThat(without).as("packages without @NullMarked in their package-info").isEmpty();
    }

    private static List<JavaPackage> packages(JavaPackage top) {
        List<JavaPackage> all = new ArrayList<>(List.of(top));
        all.addAll(top.getSubpackagesInTree());
        return all.stream().filter(p -> !p.getClasses().isEmpty()).toList();
    }
}

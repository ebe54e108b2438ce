package io.trellis.krakensim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

/** The local Kraken and the client have nothing in common but what the venue publishes. */
class ModuleTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.trellis.krakensim");

    @Test
    void nothingOfTheClientIsUsedNorEvenThere() {
        classes()
                .that()
                .resideInAPackage("io.trellis.krakensim..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.trellis.krakensim..",
                        "io.trellis.core..",
                        "com.fasterxml.jackson.core..",
                        "org.java_websocket..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "javax.crypto..",
                        "java..",
                        "com.sun.net.httpserver..")
                .check(CLASSES);
        assertThat(
                        ModuleTest.class
                                .getClassLoader()
                                .getResource("io/trellis/clients/kraken/KrakenPublicRest.class"))
                .as("the client on the class path of the local Kraken")
                .isNull();
    }

    @Test
    void theExchangeItselfHasNoSocketsNoThreadsAndNoClock() {
        classes()
                .that()
                .resideInAPackage("io.trellis.krakensim..")
                .and()
                .resideOutsideOfPackages(
                        "io.trellis.krakensim.network..", "io.trellis.krakensim.market..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.trellis.krakensim",
                        "io.trellis.krakensim.(*)",
                        "io.trellis.core.market",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify..",
                        "javax.crypto..",
                        "java.lang..",
                        "java.math",
                        "java.nio.charset",
                        "java.security",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "java.util.zip",
                        "java.net",
                        "java.io")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.trellis.krakensim.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}

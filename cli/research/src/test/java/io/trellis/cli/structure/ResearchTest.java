package io.trellis.cli.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What research can not do: hold a key, run what a data file says, or leave a secret behind. */
class ResearchTest {

    private static final Path ROOT = Path.of("..", "..");

    /** Folders that are made and not kept, and the tests, whose keys are nobody's. */
    private static final Pattern PASSED_OVER =
            Pattern.compile("[/\\\\](?:target|\\.git|src[/\\\\]test)(?:[/\\\\]|$)");

    /** A private key as tools write it; the first line of its content tells it from talk of one. */
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\R[A-Za-z0-9+/=]{16}");

    /** The part of a key file of a venue that is encrypted. */
    private static final Pattern VENUE_KEY = Pattern.compile("(?m)^sealed: [0-9A-Za-z+/=]{32}");

    @Test
    void fm177_nothingOfResearchCanReadAKey() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.trellis.backtesting..",
                        "io.trellis.optimization..",
                        "io.trellis.notebooks..",
                        "io.trellis.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.trellis.clients.secret..", "io.trellis.clients.kraken.auth")
                .check(OwnClasses.ALL);
    }

    @Test
    void fm148_barsAreReadWithoutMakingWhatASchemaNames() {
        noClasses()
                .that()
                .resideInAPackage("io.trellis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.avro..", "org.apache.parquet.avro..")
                .check(OwnClasses.ALL);
    }

    @Test
    void fm168_nothingIsMadeOfSerialisedBytes() {
        noClasses()
                .that()
                .resideInAPackage("io.trellis..")
                .should()
                .callConstructor(ObjectInputStream.class, InputStream.class)
                .check(OwnClasses.ALL);
    }

    @Test
    void fm164_noFileOfTheRepositoryHoldsAPrivateKeyOrAJournal() throws IOException {
        var found = new ArrayList<Path>();
        for (Path file : files()) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (PRIVATE_KEY.matcher(text).find()
                    || VENUE_KEY.matcher(text).find()
                    || text.startsWith("TRELLISJ")) {
                found.add(file);
            }
        }

        assertThat(found).isEmpty();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !PASSED_OVER.matcher(file.toString()).find())
                    .toList();
        }
    }
}

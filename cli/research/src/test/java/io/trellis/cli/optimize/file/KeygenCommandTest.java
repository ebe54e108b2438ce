package io.trellis.cli.optimize.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.cli.backtest.ProgramRun;
import io.trellis.cli.optimize.OptimizeProgram;
import io.trellis.cli.terminal.TrustedKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

class KeygenCommandTest {

    @TempDir private Path folder;

    @Test
    void givenNothing_thenAPairIsMadeThatBelongsTogether() {
        ProgramRun run = keygen("--name", "desk");

        assertThat(run.code()).as(run.err()).isZero();
        String id = new KeyFolder(keys()).pair("desk").trusted().id();
        assertThat(run.out()).startsWith("key " + id + " was made.\n");
        assertEquals(List.of(id), TrustedKeys.in(keys()).stream().map(key -> key.id()).toList());
    }

    @Test
    void thePrivateKeyIsForItsOwnerAlone() throws IOException {
        assumePermissions();
        keygen();

        assertEquals("rwx------", permissions(keys()));
        assertEquals("rw-------", permissions(keys().resolve("trellis.key")));
        try (Stream<Path> files = Files.list(keys())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void thePrivateKeyIsInNoOutput() throws IOException {
        ProgramRun run = keygen("--json", folder.resolve("key.json").toString());

        String secret = Files.readAllLines(keys().resolve("trellis.key")).get(1);
        assertThat(run.out() + run.err() + Files.readString(folder.resolve("key.json")))
                .contains("trellis.key")
                .doesNotContain(secret);
    }

    @Test
    void givenAPairOfThisName_thenItIsNotLost() throws IOException {
        keygen();
        byte[] before = Files.readAllBytes(keys().resolve("trellis.key"));

        ProgramRun again = keygen();

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists already; take another --name, or replace");
        assertThat(Files.readAllBytes(keys().resolve("trellis.key"))).isEqualTo(before);
        assertThat(keygen("--force").code()).isZero();
        assertThat(Files.readAllBytes(keys().resolve("trellis.key"))).isNotEqualTo(before);
    }

    @Test
    void givenAPrivateKeyThatOthersMayRead_thenItIsNotUsed() throws IOException {
        assumePermissions();
        keygen();
        Path key = keys().resolve("trellis.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(sign().err())
                .isEqualTo(
                        key
                                + " may be read or changed by others than its owner; say chmod 600 "
                                + key
                                + ", and think whether somebody has it.\n");
    }

    @Test
    void givenHalvesOfDifferentPairs_thenTheyAreNotUsed() throws IOException {
        keygen();
        Files.writeString(keys().resolve("trellis.pub"), Examples.OTHER.trusted().pem());

        assertThat(sign().err()).contains("trellis.key is not the private half of key ");
    }

    @Test
    void givenADamagedPrivateKey_thenTheSentenceDoesNotQuoteIt() throws IOException {
        keygen();
        Path key = keys().resolve("trellis.key");
        String secret = Files.readAllLines(key).get(1);
        Files.writeString(key, Files.readString(key).replace("-----END", "?----END"));

        assertThat(sign().err())
                .contains("trellis.key is no PEM file with one PRIVATE KEY")
                .doesNotContain(secret);
    }

    @Test
    void givenAPrivateKeyWithoutItsPublicHalf_thenItIsAskedFor() throws IOException {
        keygen();
        Files.delete(keys().resolve("trellis.pub"));

        assertThat(sign().err()).contains("trellis.pub does not exist");
    }

    @Test
    void givenWhatIsNoName_thenItIsRefused() {
        assertThat(keygen("--name", "../x").err())
                .contains("\"../x\" is no name of a key; write small letters, digits and dashes");
        assertThat(folder.resolve("x.key")).doesNotExist();
    }

    private ProgramRun sign() throws IOException {
        Path file = folder.resolve("loose.json");
        NamedStrategy.write(file, Examples.validated("loose"));
        return run("sign", file.toString());
    }

    private ProgramRun keygen(String... options) {
        return run(Stream.concat(Stream.of("keygen"), Stream.of(options)).toArray(String[]::new));
    }

    private ProgramRun run(String... arguments) {
        String[] all =
                Stream.concat(Stream.of(arguments), Stream.of("--keys", keys().toString()))
                        .toArray(String[]::new);
        return ProgramRun.of(new OptimizeProgram(), all);
    }

    private Path keys() {
        return folder.resolve("state").resolve("keys");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void assumePermissions() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system knows no permissions");
    }
}

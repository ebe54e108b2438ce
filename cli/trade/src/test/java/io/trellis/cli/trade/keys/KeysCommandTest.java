package io.trellis.cli.trade.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.cli.trade.ProgramRun;
import io.trellis.clients.canary.Canary;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class KeysCommandTest {

    private static final String PUBLIC = "LOCALKRAKEN/w8Zb3Qn5tYc1Rf";
    private static final String PASSWORD = "Kq7 Wn5tYc1Rf8 gefährlich";

    @TempDir private Path folder;

    private final String privatePart = randomBase64(64);
    private final Canary canary =
            new Canary().plant("the private part", privatePart).plant("the password", PASSWORD);
    private final List<ProgramRun> runs = new ArrayList<>();
    private Path keys = Path.of("");

    @BeforeEach
    void nameTheFolder() {
        keys = folder.resolve("state").resolve("venue-keys");
    }

    /** Whatever a test does: the secrets are in no output and in no file. */
    @AfterEach
    void theSecretsAreNowhere() {
        for (ProgramRun run : runs) {
            canary.assertNotIn("standard output", run.out());
            canary.assertNotIn("standard error", run.err());
        }
        canary.assertNotInFilesOf(folder);
    }

    @Test
    void givenAKey_thenItIsStoredListedShownAndOpensWithItsPassword() {
        ProgramRun added = add("main");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).contains("Without its password it is lost").contains(PUBLIC);
        assertThat(keys("list").out()).contains("main").contains("local Kraken");
        assertThat(keys("show", "main", "--json", "-").out())
                .contains("\"publicPart\": \"" + PUBLIC + "\"")
                .contains("\"venue\": \"local Kraken\"")
                .contains("\"iterations\": 600000");
        assertThat(check(PASSWORD + "\n").out()).startsWith("The key ").contains(" opens");
    }

    @Test
    void givenLineEndsOfWindows_thenTheyArePartOfNoSecret() {
        ProgramRun added = run(parts().replace("\n", "\r\n"), "add", "main", "--stdin");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(check(PASSWORD).code()).isZero();
    }

    @Test
    void givenAnotherPassword_thenTheKeyDoesNotOpen() {
        add("main");

        ProgramRun run = check(PASSWORD + "x\n");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        keys.resolve("main.key")
                                + ": the password is another one, or somebody changed the file"
                                + " together with its checksum.\n");
    }

    @Test
    void theFilesAreForTheirOwnerAlone() throws IOException {
        assumePermissions();
        add("main");

        assertThat(permissions(keys)).isEqualTo("rwx------");
        assertThat(permissions(keys.resolve("main.key"))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files).containsExactly(keys.resolve("main.key"));
        }
    }

    @Test
    void givenAFileOrAFolderThatOthersMayRead_thenItIsNotUsedAndTheCureIsNamed()
            throws IOException {
        assumePermissions();
        add("main");
        Path file = keys.resolve("main.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(check(PASSWORD).err()).contains("say chmod 600 " + file);
        assertThat(keys("list").out()).contains("say chmod 600 " + file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(check(PASSWORD).err()).contains("say chmod 700 " + keys);
        assertThat(add("other").err()).contains("say chmod 700 " + keys);
    }

    @Test
    void givenANameThatIsTaken_thenNothingIsAskedAndNothingIsLost() throws IOException {
        add("main");
        byte[] before = Files.readAllBytes(keys.resolve("main.key"));

        ProgramRun again = keys("add", "main", "--stdin");

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists already").contains("keys remove main");
        assertThat(keys.resolve("main.key")).hasBinaryContent(before);
    }

    @Test
    void givenADamagedFile_thenTheListSaysSoAndGoesOn() throws IOException {
        add("main");
        add("other");
        byte[] bytes = Files.readAllBytes(keys.resolve("main.key"));
        bytes[100] ^= 1;
        Files.write(keys.resolve("main.key"), bytes);

        ProgramRun listed = keys("list");

        assertThat(listed.code()).isZero();
        assertThat(listed.out()).contains("so it is damaged").contains("other");
        assertThat(keys("list", "--json", "-").out()).contains("\"complaint\": ");
    }

    @Test
    void givenPartsThatCanBeNone_thenNothingIsStored() {
        assertRefused(PUBLIC + "\n" + randomBase64(63) + "\n" + PASSWORD, "stands for 63 bytes");
        assertRefused(PUBLIC + "\n" + privatePart.replace('=', '!'), "is no Base64");
        assertRefused(privatePart + "\n" + PUBLIC, "has the form of a private one");
        assertRefused("two words\n" + privatePart + "\n" + PASSWORD, "the public part of the key");
        assertRefused(PUBLIC + "\n" + privatePart + "\nshort\n", "shorter than 12");
        assertRefused(PUBLIC + "\n" + privatePart, "ends where this was to be read: New password");
        assertRefused(PUBLIC + "\n" + "x".repeat(5_000), "longer than 4096 bytes");
    }

    private void assertRefused(String input, String words) {
        ProgramRun refused = run(input, "add", "main", "--stdin");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(words).hasLineCount(1);
        assertThat(keys).doesNotExist();
    }

    @Test
    void givenNoTerminal_thenNobodyIsAskedWithoutStdin() {
        ProgramRun run = run(parts(), "add", "main");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no terminal").contains("--stdin");
    }

    @Test
    void givenRemove_thenTheKeyIsGoneOnlyWhenSaidSo() {
        add("main");

        assertThat(keys("remove", "main").err()).contains("--yes");
        assertThat(keys.resolve("main.key")).exists();
        assertThat(keys("remove", "main", "--yes").code()).isZero();
        assertThat(keys.resolve("main.key")).doesNotExist();
        assertThat(keys("show", "main").err()).contains("does not exist; store a key");
    }

    @Test
    void givenANameThatLeadsElsewhere_thenItIsRefusedAndNotRepeated() {
        for (String name : List.of("../main", "a/b", "Main", "", "x".repeat(33))) {
            assertThat(keys("show", name).err()).startsWith("NAME is no name of a key");
        }
    }

    private ProgramRun add(String name) {
        return run(parts(), "add", name, "--stdin");
    }

    private String parts() {
        return PUBLIC + "\n" + privatePart + "\n" + PASSWORD + "\n";
    }

    private ProgramRun check(String password) {
        return run(password, "check", "main", "--stdin");
    }

    private ProgramRun keys(String... arguments) {
        return run("", arguments);
    }

    private ProgramRun run(String input, String... arguments) {
        String[] call =
                Stream.of(
                                Stream.of("keys"),
                                Arrays.stream(arguments),
                                Stream.of("--keys", keys.toString()))
                        .flatMap(each -> each)
                        .toArray(String[]::new);
        ProgramRun run = ProgramRun.of(input, call);
        runs.add(run);
        return run;
    }

    private static String randomBase64(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assumePermissions() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system knows no owners");
    }
}

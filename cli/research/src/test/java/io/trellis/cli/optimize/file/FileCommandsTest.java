package io.trellis.cli.optimize.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.backtest.Golden;
import io.trellis.cli.backtest.ProgramRun;
import io.trellis.cli.optimize.OptimizeProgram;
import io.trellis.cli.terminal.OwnerFile;
import io.trellis.core.strategyfile.SignatureCheck;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The commands that keep strategy files, as a person runs them. */
class FileCommandsTest {

    private static final String NOW = "2026-11-21";
    private static final String LATER = "2026-12-24";

    @TempDir private Path folder;

    private Path keys = Path.of("");
    private Path strategies = Path.of("");

    @BeforeEach
    void fillTheFolders() throws IOException {
        keys = Files.createDirectory(folder.resolve("keys"));
        Files.writeString(keys.resolve("mine.pub"), Examples.MINE.trusted().pem());
        strategies = Files.createDirectory(folder.resolve("strategies"));
        put("plain", Examples.plain());
        put("found", StrategyCodec.signed(Examples.validated("found"), Examples.MINE));
        put("luck", StrategyCodec.signed(Examples.rejected("luck"), Examples.MINE));
        put("foreign", StrategyCodec.signed(Examples.validated("foreign"), Examples.OTHER));
        put("loose", Examples.validated("loose"));
        String found = Files.readString(file("found"));
        Files.writeString(file("edited"), found.replace("\"10000\"", "\"20000\""));
        Files.writeString(strategies.resolve("strategy.schema.json"), "{}");
        Files.writeString(strategies.resolve("README.md"), "Strategies\n");
    }

    @Test
    void givenAFolder_thenEveryFileIsALine() throws IOException {
        ProgramRun run = run("list", strategies.toString(), "--at", NOW);

        assertThat(run.code()).as(run.err()).isZero();
        assertGolden("list.txt", run.out());
    }

    @Test
    void givenALaterTime_thenWhatHasExpiredIsRefused() {
        String json = run("list", strategies.toString(), "--at", LATER, "--json", "-").out();

        assertThat(json).contains("it expired at 2026-12-20T21:00:00Z");
        assertThat(run("list", strategies.toString(), "--at", LATER).out())
                .doesNotContain("takes it");
    }

    @Test
    void givenJson_thenABrokenFileHasItsReason() {
        String json = run("list", strategies.toString(), "--at", NOW, "--json", "-").out();

        assertThat(json)
                .contains("is not the digest of the content")
                .contains("\"signature\": \"unknown key\"")
                .contains("\"keyId\": \"" + Examples.OTHER.trusted().id() + "\"");
    }

    @Test
    void givenAFileUnderAnotherName_thenItIsSaid() throws IOException {
        Files.copy(file("plain"), file("copy"));

        assertThat(run("list", strategies.toString()).out()).contains("it calls itself plain");
    }

    @Test
    void givenAFolderWithoutStrategies_thenItIsSaid() {
        assertThat(run("list", keys.toString()).out())
                .isEqualTo(keys + " holds no strategy file; optimize writes them.\n");
        assertThat(run("list", "nowhere").err()).contains("nowhere is no folder");
    }

    @Test
    void givenAStrategy_thenItIsAPage() throws IOException {
        ProgramRun run = run("show", file("found").toString(), "--at", NOW);

        assertThat(run.code()).as(run.err()).isZero();
        assertGolden("show.txt", run.out());
    }

    @Test
    void givenAHandWrittenStrategy_thenItsPageEndsWithItsSettings() throws IOException {
        assertGolden("show-plain.txt", run("show", file("plain").toString()).out());
    }

    @Test
    void givenJson_thenThePageHoldsTheWholeFile() throws IOException {
        String json = run("show", file("found").toString(), "--json", "-").out();

        String inside = Files.readString(file("found")).strip().replace("\n", "\n  ");
        assertThat(json).contains("\"signature\": \"signed\"").contains(inside);
    }

    @Test
    void givenAnAcceptedStrategy_thenEachRuleSaysWhy() throws IOException {
        assertGolden("explain.txt", run("explain", file("found").toString(), "--at", NOW).out());
    }

    @Test
    void givenARejectedStrategy_thenEachRuleSaysWhy() throws IOException {
        assertGolden(
                "explain-rejected.txt", run("explain", file("luck").toString(), "--at", NOW).out());
    }

    @Test
    void givenAHandWrittenStrategy_thenNobodyTestedIt() {
        assertThat(run("explain", file("plain").toString()).out())
                .contains("trade refuses it: it is hand-written and carries no proof.")
                .contains("Nobody tested it");
    }

    @Test
    void givenJson_thenEachRuleIsAnObject() {
        assertThat(run("explain", file("luck").toString(), "--json", "-").out())
                .contains("\"verdict\": \"rejected\"")
                .contains("\"rule\": \"holdoutReturn\"")
                .contains("\"value\": null")
                .contains("\"guardsAgainst\": \"the luckiest of many tries");
    }

    @Test
    void givenTwoStrategies_thenEveryFieldThatDiffersIsALine() throws IOException {
        String out = run("diff", file("found").toString(), file("luck").toString()).out();

        assertGolden("diff.txt", out.replace(strategies.toString(), "strategies"));
    }

    @Test
    void givenAHandWrittenAndAFoundOne_thenWhatOnlyOneHasIsALine() {
        assertThat(run("diff", file("plain").toString(), file("loose").toString()).out())
                .containsPattern("evidence.pbo +\\(none\\) +0.08")
                .contains(file("plain") + " is hand-written, " + file("loose") + " is unsigned.");
    }

    @Test
    void givenTheSameStrategyTwice_thenNothingDiffers() {
        ProgramRun run = run("diff", file("found").toString(), file("found").toString());

        assertThat(run.out()).startsWith(file("found") + " and " + file("found") + " say the same");
        assertThat(
                        run(
                                        "diff",
                                        file("found").toString(),
                                        file("luck").toString(),
                                        "--json",
                                        "-")
                                .out())
                .contains("\"same\": false")
                .contains("\"field\": \"verdict.status\"");
    }

    @Test
    void givenAKey_thenAFileIsSignedAndNothingElseChanges() throws IOException {
        makeKey("mine");
        StrategyFile before = read("loose");

        ProgramRun run = run("sign", file("loose").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        file("loose")
                                + " is signed by the key "
                                + Examples.MINE.trusted().id()
                                + ".\n");
        assertThat(SignatureCheck.of(read("loose"), List.of(Examples.MINE.trusted())))
                .isInstanceOf(SignatureCheck.Trusted.class);
        assertThat(StrategyCodec.digestOf(read("loose"))).isEqualTo(StrategyCodec.digestOf(before));
    }

    @Test
    void givenAFileSignedAgain_thenItIsTheSameToTheByte() throws IOException {
        makeKey("mine");
        byte[] before = Files.readAllBytes(file("found"));

        run("sign", file("found").toString());

        assertThat(Files.readAllBytes(file("found"))).isEqualTo(before);
    }

    @Test
    void givenARejectedFile_thenItIsSignedWithAWarning() throws IOException {
        makeKey("mine");

        assertThat(run("sign", file("luck").toString()).err())
                .isEqualTo(
                        "warning: "
                                + file("luck")
                                + " is rejected; trade refuses it all the same.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | is hand-written: there is no proof in it to sign",
                "foreign | which is unknown here; trust that key, or replace its signature with",
                "edited | is not the digest of the content",
                "missing | does not exist; name a strategy file.",
            })
    void givenAFileThatCannotBeSigned_thenOneSentenceSaysWhy(String name, String sentence)
            throws IOException {
        makeKey("mine");

        ProgramRun run = run("sign", file(name).toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void givenAnotherContentUnderASignature_thenNobodyMayVouchForIt() throws IOException {
        makeKey("mine");
        String loose = Files.readString(file("loose"));
        String signature = Files.readString(file("found"));
        Files.writeString(
                file("forged"),
                loose.substring(0, loose.indexOf("\"signature\""))
                        + signature.substring(signature.indexOf("\"signature\"")));

        ProgramRun run = run("sign", file("forged").toString(), "--force");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("so nobody can vouch for it; make it anew.");
    }

    @Test
    void givenAFileOfAnUnknownKey_thenItIsTakenOverWhenAskedTo() throws IOException {
        makeKey("mine");

        assertThat(run("sign", file("foreign").toString(), "--force").code()).isZero();
        assertThat(SignatureCheck.of(read("foreign"), List.of(Examples.MINE.trusted())))
                .isInstanceOf(SignatureCheck.Trusted.class);
    }

    @Test
    void givenNoKeyOrSeveral_thenOneIsAskedFor() throws IOException {
        assertThat(run("sign", file("loose").toString()).err())
                .isEqualTo(keys + " holds no key; make a pair with optimize keygen.\n");

        makeKey("mine");
        assertThat(run("keygen", "--name", "second").code()).isZero();
        assertThat(run("sign", file("loose").toString()).err())
                .isEqualTo(
                        keys
                                + " holds the keys mine, second; name the one to sign with by"
                                + " --key.\n");
        assertThat(run("sign", file("loose").toString(), "--key", "third").err())
                .contains("third.key does not exist; make a pair of keys with optimize keygen.");
        assertThat(run("sign", file("loose").toString(), "--key", "second").code()).isZero();
    }

    @Test
    void givenASignedFile_thenItEndsNowAndIsSignedAgain() throws IOException {
        makeKey("mine");

        ProgramRun run = run("expire", file("found").toString(), "--at", NOW);

        assertThat(run.out()).isEqualTo(file("found") + " expires at 2026-11-21T00:00:00Z.\n");
        assertThat(run("explain", file("found").toString(), "--at", NOW).out())
                .contains("trade refuses it: it expired at 2026-11-21T00:00:00Z.");
        assertThat(run("expire", file("found").toString(), "--at", LATER).out())
                .isEqualTo(file("found") + " expired at 2026-11-21T00:00:00Z already.\n");
    }

    @Test
    void givenAnUnsignedFile_thenItEndsWithoutASignature() {
        assertThat(run("expire", file("loose").toString(), "--at", NOW).code()).isZero();
        assertThat(run("show", file("loose").toString(), "--at", NOW).out())
                .contains(
                        "trade refuses it: it is unsigned, and it expired at 2026-11-21T00:00:00Z");
    }

    @Test
    void givenAFileOfAnUnknownKey_thenItCannotBeEnded() throws IOException {
        makeKey("mine");
        byte[] before = Files.readAllBytes(file("foreign"));

        ProgramRun run = run("expire", file("foreign").toString(), "--at", NOW);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is not signed by a key that is trusted here");
        assertThat(Files.readAllBytes(file("foreign"))).isEqualTo(before);
    }

    @Test
    void givenATimeBeforeItWasMade_thenItEndsAsSoonAsItCan() {
        run("expire", file("loose").toString(), "--at", "2026-01-01");

        assertThat(run("show", file("loose").toString(), "--json", "-").out())
                .contains("\"expires\": \"2026-11-20T21:00:00.001Z\"");
    }

    private void makeKey(String name) throws IOException {
        var made = new KeyFolder(keys);
        OwnerFile.write(made.privateFile(name), Examples.MINE.privatePem());
    }

    private void put(String name, StrategyFile strategy) throws IOException {
        Files.write(file(name), StrategyCodec.render(strategy));
    }

    private StrategyFile read(String name) throws IOException {
        return StrategyCodec.read(Files.readAllBytes(file(name)), name);
    }

    private Path file(String name) {
        return strategies.resolve(name + ".json");
    }

    private static void assertGolden(String name, String actual) throws IOException {
        Golden.assertMatches("optimize/file", name, actual);
    }

    private ProgramRun run(String... arguments) {
        var all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--keys", keys.toString()));
        return ProgramRun.of(new OptimizeProgram(), all.toArray(String[]::new));
    }
}

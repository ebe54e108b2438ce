package io.trellis.cli.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.cli.terminal.TrustedKeys;
import io.trellis.cli.trade.run.Admission;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which files are traded: whole, signed by a trusted key, validated and in their time. */
class SignedFileTest {

    private static final Path PLAIN =
            Path.of("src/test/resources/io/trellis/cli/trade/four-cells.json");
    private static final Instant CREATED = Instant.parse("2026-11-20T21:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2026-12-20T21:00:00Z");
    private static final Verdict VALIDATED = verdict(Verdict.Status.VALIDATED, 0.97);

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path feed = Path.of("");
    private Path file = Path.of("");
    private SigningKey key = newKey();

    @BeforeEach
    void makeAFeedAndAKey() throws IOException {
        feed = SmallFeed.write(folder.resolve("small.feed"), "kraken");
        file = folder.resolve("found.json");
        Files.createDirectory(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys").resolve("mine.pub"), key.trusted().pem());
    }

    @Test
    void givenASignedValidatedFile_thenItIsTradedWithoutAWord() throws IOException {
        write(StrategyCodec.signed(proven(VALIDATED), key));

        assertThat(paper(CREATED)).as(err.toString()).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).startsWith("four-cells on paper over kraken/COIN-USD/1m");
    }

    @Test
    void givenAnUnsignedFile_thenItIsRefusedUnlessAskedFor() throws IOException {
        write(proven(VALIDATED));

        assertRefused("it is unsigned; trade it on paper all the same with --unvalidated.");
        assertTradedWhenAskedFor("it is unsigned");
    }

    @Test
    void givenAnUnknownKey_thenItIsRefusedUnlessItIsNamedOrAskedFor() throws IOException {
        SigningKey other = newKey();
        write(StrategyCodec.signed(proven(VALIDATED), other));
        Path named = folder.resolve("other.pub");
        Files.writeString(named, other.trusted().pem());

        assertRefused(
                "it is signed by the key "
                        + other.trusted().id()
                        + ", which is unknown here; trade it on paper all the same with"
                        + " --unvalidated.");
        assertTradedWhenAskedFor("it is signed by the key " + other.trusted().id());
        assertThat(paper(CREATED, "--key", named.toString())).as(err.toString()).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void givenARejectedFile_thenItIsRefusedUnlessAskedFor() throws IOException {
        write(StrategyCodec.signed(proven(verdict(Verdict.Status.REJECTED, 0.4)), key));

        assertRefused(
                "verdict.status is \"rejected\" by deflatedSharpe; trade it on paper all the same"
                        + " with --unvalidated.");
        assertTradedWhenAskedFor("verdict.status is \"rejected\"");
    }

    @Test
    void givenAFileThatNobodyValidated_thenItIsRefusedUnlessAskedFor() throws IOException {
        write(StrategyCodec.signed(proven(Verdict.unvalidated()), key));

        assertRefused(
                "verdict.status is \"unvalidated\"; trade it on paper all the same with"
                        + " --unvalidated.");
        assertTradedWhenAskedFor("verdict.status is \"unvalidated\"");
    }

    @Test
    void givenAFileBeyondItsTime_thenItIsRefusedUnlessAskedFor() throws IOException {
        write(StrategyCodec.signed(proven(VALIDATED), key));

        assertThat(paper(EXPIRES.minusMillis(1))).as(err.toString()).isZero();
        assertThat(paper(EXPIRES)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        file
                                + ": it expired at 2026-12-20T21:00:00Z; trade it on paper all the"
                                + " same with --unvalidated.\n");
        assertThat(paper(EXPIRES, "--unvalidated")).isZero();
    }

    @Test
    void givenSeveralDoubts_thenAllAreNamedAtOnce() throws IOException {
        write(proven(Verdict.unvalidated()));

        assertThat(paper(EXPIRES)).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "it is unsigned, and verdict.status is \"unvalidated\", and it expired at"
                                + " 2026-12-20T21:00:00Z; trade it");
    }

    @Test
    void givenAContentUnderAnotherSignature_thenItIsNeverTraded() throws IOException {
        String signed = text(StrategyCodec.signed(proven(VALIDATED), key));
        String other =
                text(StrategyCodec.signed(proven(verdict(Verdict.Status.VALIDATED, 1)), key));
        String forged =
                other.substring(0, other.indexOf("\"signature\""))
                        + signed.substring(signed.indexOf("\"signature\""));
        Files.writeString(file, forged);

        assertThat(paper(CREATED, "--unvalidated")).isEqualTo(2);
        assertThat(err.toString()).contains("the file was changed after it was signed");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void givenAnEditedFile_thenItIsNeverTraded() throws IOException {
        String signed = text(StrategyCodec.signed(proven(VALIDATED), key));
        Files.writeString(file, signed.replace("\"385\"", "\"386\""));

        assertThat(paper(CREATED, "--unvalidated")).isEqualTo(2);
        assertThat(err.toString()).contains("the file was changed after it was written");

        Files.writeString(file, signed.replace("  ", "   "));
        assertThat(paper(CREATED, "--unvalidated")).isEqualTo(2);
        assertThat(err.toString()).contains("is not as the file was written");
    }

    @Test
    void givenAFileBehindALink_thenItIsNotFollowed() throws IOException {
        write(StrategyCodec.signed(proven(VALIDATED), key));
        Path real = file;
        file = Files.createSymbolicLink(folder.resolve("link.json"), real);

        assertThat(paper(CREATED)).isEqualTo(2);
        assertThat(err.toString()).contains("link.json is a link; name the file itself.");
    }

    @Test
    void givenAFileThatIsNoKeyAmongTheKeys_thenItIsNamed() throws IOException {
        write(StrategyCodec.signed(proven(VALIDATED), key));
        Files.writeString(folder.resolve("keys").resolve("broken.pub"), "hello");

        assertThat(paper(CREATED)).isEqualTo(2);
        assertThat(err.toString()).contains("broken.pub is no PEM file with one PUBLIC KEY");
    }

    /** Law: one changed byte, whichever it is and however it is changed, and it is not traded. */
    @Test
    void everyChangedByteOfASignedFileIsRefused() throws IOException {
        byte[] bytes = StrategyCodec.render(StrategyCodec.signed(proven(VALIDATED), key));
        Files.write(file, bytes);
        assertThat(admitted()).isTrue();
        for (int position = 0; position < bytes.length; position++) {
            // Another digit, another case, and a byte that no ASCII text has.
            for (int flip : new int[] {1, 1 << 5, 1 << 7}) {
                byte[] changed = bytes.clone();
                changed[position] ^= (byte) flip;
                Files.write(file, changed);
                assertThat(admitted()).as("byte %d, flip %d", position, flip).isFalse();
            }
        }
    }

    @Test
    void everyTruncationOfASignedFileIsRefused() throws IOException {
        byte[] bytes = StrategyCodec.render(StrategyCodec.signed(proven(VALIDATED), key));
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(admitted()).as("%d bytes", length).isFalse();
        }
    }

    /** As {@code trade paper} reads and judges a file, without the options around it. */
    private boolean admitted() {
        try {
            StrategyFile read = StrategyInput.read(file).decode();
            var keys = TrustedKeys.in(folder.resolve("keys"));
            return new Admission(read, keys, CREATED).decide(file.toString(), false).isEmpty();
        } catch (InvalidInputException refused) {
            return false;
        }
    }

    private void assertRefused(String reason) {
        assertThat(paper(CREATED)).isEqualTo(2);
        assertEquals(file + ": " + reason + "\n", err.toString());
        assertThat(out.toString()).isEmpty();
    }

    private void assertTradedWhenAskedFor(String reason) {
        assertThat(paper(CREATED, "--unvalidated")).as(err.toString()).isZero();
        assertThat(err.toString()).startsWith("warning: " + file + ": " + reason);
        assertThat(out.toString()).isNotEmpty();
    }

    private void write(StrategyFile strategy) throws IOException {
        Files.write(file, StrategyCodec.render(strategy));
    }

    private static String text(StrategyFile strategy) {
        return new String(StrategyCodec.render(strategy), StandardCharsets.UTF_8);
    }

    private static StrategyFile proven(Verdict verdict) throws IOException {
        StrategyFile plain = StrategyCodec.read(Files.readAllBytes(PLAIN), "plain");
        var source =
                new Provenance.DataSource(
                        plain.market(), "0".repeat(64), Instant.EPOCH, Instant.EPOCH, 1);
        return StrategyCodec.proven(
                plain.issued(plain.name(), CREATED, Optional.of(EXPIRES)),
                new Provenance("test", List.of(source), Optional.empty()),
                Evidence.inSampleOnly(new Metrics(new LinkedHashMap<>())),
                verdict);
    }

    private static Verdict verdict(Verdict.Status status, double sharpe) {
        boolean passed = status == Verdict.Status.VALIDATED;
        var value = OptionalDouble.of(sharpe);
        return new Verdict(
                status, List.of(new Verdict.Rule("deflatedSharpe", 0.95, value, passed)));
    }

    private static SigningKey newKey() {
        try {
            return SigningKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has Ed25519", impossible);
        }
    }

    private int paper(Instant now, String... options) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of(file.toString(), "--feed", feed.toString()));
        arguments.addAll(List.of("--keys", folder.resolve("keys").toString()));
        arguments.addAll(List.of(options));
        return Program.commandLine(new PaperCommand(InstantSource.fixed(now)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}

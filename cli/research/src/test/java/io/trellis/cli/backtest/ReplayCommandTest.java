package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Aggressor;
import io.trellis.core.risk.Limits;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.strategy.Note;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.RealDisk;
import io.trellis.trading.run.Installation;
import io.trellis.trading.run.RunKind;
import io.trellis.trading.run.RunSettings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A session whose trader was held as soon as it had started, beside its backtest. */
class ReplayCommandTest {

    private static final long START_MILLIS = 1_772_409_600_000L;

    /** In the middle of the example's grid; twenty steps reach over a few of its cells. */
    private static final long PRICE_TICKS = 5_000_000;

    private static final long STEP_TICKS = 10_000;

    @TempDir private Path folder;

    private Path journal;

    @BeforeEach
    void aSessionThatTradedNothing() throws IOException {
        journal = Files.createDirectories(folder.resolve("run").resolve("journal"));
        RunSettings settings =
                RunSettings.of(
                        RunKind.PAPER,
                        "held",
                        "example-geometric.json",
                        Files.readString(
                                Path.of("..", "..", "strategies", "example-geometric.json")),
                        "BTC/USDT",
                        Limits.of(RiskRules.none(), Long.MAX_VALUE / 2),
                        Policy.standard(),
                        Installation.in(folder.resolve("state")));
        try (Journal written = Journal.open(new RealDisk(journal))) {
            written.append(new JournalRecord.Opened("held", settings.text()));
            took(written, 0, new Input.Began(1, "0.1.0", 1));
            mode(written, TraderMode.STARTING, TraderMode.ARMED);
            for (int i = 0; i < 200; i++) {
                long away = i % 20 * STEP_TICKS;
                long price = i / 20 % 2 == 0 ? PRICE_TICKS - away : PRICE_TICKS + away;
                took(
                        written,
                        i * 60_000L,
                        new Input.Traded(
                                START_MILLIS + i * 60_000L, price, 1_000, Aggressor.UNKNOWN));
                if (i == 0) {
                    written.append(
                            new JournalRecord.Stated(new Fact.Noted(new Note.Started(price))));
                    mode(written, TraderMode.ARMED, TraderMode.HOLD);
                }
            }
            written.force();
        }
    }

    private static void took(Journal journal, long millis, Input input) {
        journal.append(
                new JournalRecord.Took(
                        millis * 1_000_000, (START_MILLIS + millis) * 1_000_000, input));
    }

    private static void mode(Journal journal, TraderMode from, TraderMode to) {
        journal.append(
                new JournalRecord.Stated(new Fact.ModeChanged(from, to, "a person wants it so")));
    }

    private ProgramRun replay(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "replay";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ProgramRun.of(new BacktestProgram(), all);
    }

    @Test
    void givenATraderThatWasHeldOnceItHadStarted_thenWhatFollowedIsAFault() {
        ProgramRun told = replay(journal.toString(), "--json", "-");

        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(told.out())
                .contains("\"sessionFills\": 0")
                .contains("\"cause\": \"fault\"")
                .doesNotContain("\"cause\": \"queue\"")
                // The purchase at the start was under way when the trader was held.
                .containsOnlyOnce("\"cause\": \"latency\"");
    }

    @Test
    void theFolderOfTheRunIsTakenAsWell() {
        ProgramRun told = replay(folder.resolve("run").toString());

        assertThat(told.code()).isZero();
        assertThat(told.out())
                .isEqualTo(replay(journal.toString()).out())
                .contains("session")
                .contains("the trader could not trade");
    }

    @Test
    void everyDifferenceIsALineOfTheCsv() throws IOException {
        Path csv = folder.resolve("differences.csv");

        ProgramRun told = replay(journal.toString(), "--csv", csv.toString());

        assertThat(told.code()).isZero();
        assertThat(Files.readAllLines(csv))
                .hasSizeGreaterThan(2)
                .first()
                .asString()
                .startsWith("cause,cell,side,reason,quantity,");
        assertThat(replay(journal.toString(), "--csv", "-").out()).isEqualTo(Files.readString(csv));
    }

    @Test
    void givenNoJournal_thenTheSentenceSaysWhatToName() {
        ProgramRun empty = replay(folder.toString());
        ProgramRun missing = replay(folder.resolve("nothing").toString());

        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("holds no journal").contains("00000001.journal");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("is no folder");
    }
}

package io.trellis.cli.trade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.StateFolder;
import io.trellis.cli.trade.ProgramRun;
import io.trellis.core.account.Money;
import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Limits;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.RealDisk;
import io.trellis.trading.projection.History;
import io.trellis.trading.projection.Projection;
import io.trellis.trading.run.Installation;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunKind;
import io.trellis.trading.run.RunSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reports and exports of a run that is on the disk. */
class ReportCommandTest {

    private static final String NAME = "report-test-run";
    private static final long START_NANOS = 1_772_409_600_000_000_000L;

    @TempDir private Path folder;

    private final RunFolder run = new RunFolder(StateFolder.ofProcess(), NAME);

    @BeforeEach
    void aRunThatBoughtAndSold() throws IOException {
        remove();
        run.create();
        Path file = Path.of("..", "..", "strategies", "example-geometric.json");
        RunSettings settings =
                RunSettings.of(
                        RunKind.PAPER,
                        NAME,
                        "example-geometric.json",
                        Files.readString(file),
                        "BTC/USDT",
                        Limits.of(RiskRules.none(), Long.MAX_VALUE / 2),
                        Policy.standard(),
                        Installation.in(StateFolder.ofProcess()));
        try (Journal journal = Journal.open(new RealDisk(run.journal()))) {
            journal.append(new JournalRecord.Opened(NAME, settings.text()));
            took(journal, 0, new Input.Began(1, "0.1.0", 1));
            journal.append(
                    new JournalRecord.Stated(
                            new Fact.ModeChanged(
                                    TraderMode.STARTING, TraderMode.ARMED, "all is known")));
            took(journal, 60, new Input.Woken());
            traded(journal, "T1", Side.BUY, 5_000_000, "50", "0.1", "0");
            took(journal, 120, new Input.Woken());
            traded(journal, "T2", Side.SELL, 5_100_000, "51", "0.1", "0.8");
            took(journal, 180, new Input.Woken());
            journal.append(
                    new JournalRecord.Stated(
                            new Fact.Equity(
                                    Money.units(new BigDecimal("10000.8")),
                                    Money.units(new BigDecimal("10000.8")),
                                    0,
                                    5_100_000,
                                    0)));
            journal.append(new JournalRecord.Closed("stopped"));
            journal.force();
        }
    }

    private static void took(Journal journal, long seconds, Input input) {
        long nanos = seconds * 1_000_000_000;
        journal.append(new JournalRecord.Took(nanos, START_NANOS + nanos, input));
    }

    private static void traded(
            Journal journal,
            String name,
            Side side,
            long priceTicks,
            String value,
            String fee,
            String won) {
        long units = Money.units(new BigDecimal(value));
        journal.append(
                new JournalRecord.Stated(
                        new Fact.Executed(
                                name,
                                new ClientOrderId("%032x".formatted(name.hashCode())),
                                START_NANOS / 1_000_000,
                                3,
                                side,
                                priceTicks,
                                100,
                                units,
                                List.of(new Fact.AssetAmount("USDT", new BigDecimal(fee))),
                                true)));
        var fill =
                new Fill(
                        START_NANOS / 1_000_000,
                        Phase.PATH,
                        Reason.GRID,
                        3,
                        side,
                        priceTicks,
                        100,
                        units,
                        Money.units(new BigDecimal(fee)));
        journal.append(
                new JournalRecord.Stated(
                        new Fact.Filled(fill, Money.units(new BigDecimal(won)), 0)));
    }

    @AfterEach
    void remove() throws IOException {
        if (Files.exists(run.path())) {
            try (Stream<Path> all = Files.walk(run.path())) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @Test
    void theReportTellsTheProfitFirst() {
        ProgramRun told = ProgramRun.of("", "report", NAME);

        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(told.out())
                .startsWith(
                        """
                        report-test-run, paper of example-geometric, BTC/USDT
                        2026-03-02 00:00:00 to 2026-03-02 00:03:00 UTC

                        profit                        amount
                        capital                    10,000.00  USDT
                        round trips                     0.80  USDT
                        """)
                .contains("equity                     10,000.80  USDT")
                .contains("armed  00:03:00  100.00 %");
    }

    /** The trader's own tables tell the same as the journal. */
    @Test
    void givenTablesOfTheTrader_thenTheReportIsTheSame() {
        String fromJournal = ProgramRun.of("", "report", NAME, "--json", "-").out();
        try (var projection = new Projection(run.database())) {
            projection.catchUp(History.in(run.journal()));
        }

        String fromTables = ProgramRun.of("", "report", NAME, "--json", "-").out();

        assertThat(fromTables).isEqualTo(fromJournal).contains("\"roundTrips\": \"0.8\"");
        assertThat(ProgramRun.of("", "report", NAME, "--json", "-", "--from-journal").out())
                .isEqualTo(fromJournal);
    }

    @Test
    void theExportWritesWhatIsAskedFor() throws IOException {
        Path fills = folder.resolve("fills.csv");
        Path tax = folder.resolve("tax.csv");

        ProgramRun told =
                ProgramRun.of(
                        "", "export", NAME, "--fills", fills.toString(), "--tax", tax.toString());

        assertThat(told.code()).isZero();
        assertThat(told.out()).isEmpty();
        assertThat(Files.readString(fills))
                .contains("\r\n")
                .contains(",T2,")
                .contains(",0.8,3\r\n");
        assertThat(Files.readString(tax)).contains(",BTC,0.001,51,50,0.2,0.8,USDT,T2,T1,\r\n");
    }

    @Test
    void givenNothingToWriteOrAFileTwice_thenTheSentenceSaysWhatToDo() {
        ProgramRun nothing = ProgramRun.of("", "export", NAME);
        ProgramRun twice = ProgramRun.of("", "export", NAME, "--fills", "x.csv", "--tax", "x.csv");

        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("--fills, --tax, --equity or --pnl");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("x.csv is asked for twice");
    }

    @Test
    void givenARunThatIsNotThere_thenTheSentenceListsThoseThatAre() {
        ProgramRun told = ProgramRun.of("", "report", "no-such-run");

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.err()).contains("no-such-run").contains(NAME);
    }
}

package io.trellis.trading.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.trading.projection.RunTables;
import io.trellis.trading.projection.WrittenJournal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/** {@code -Dgolden.write=true} writes the golden files anew; the commit says why they changed. */
class RunReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/trellis/trading/report");

    private static void assertMatches(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        // The files of the repository have the line ends of the repository.
        String lines = actual.replace("\r\n", "\n");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, lines);
        }
        assertThat(lines).isEqualTo(Files.readString(file));
    }

    @Test
    void theReportOfASmallRunIsThis() throws IOException {
        RunReport report = RunReport.of(SmallRun.journal().tables());

        assertMatches("small-run.json", JsonWriter.indented(report.json()));
    }

    @Test
    void theFilesOfASmallRunAreThese() throws IOException {
        var export = new RunExport(SmallRun.journal().tables());

        assertMatches("small-run-fills.csv", export.fills());
        assertMatches("small-run-equity.csv", export.equity());
        assertMatches("small-run-profit.csv", export.profit());
        assertMatches("small-run-tax.csv", export.tax());
    }

    @Test
    void thePartsOfTheProfitAddUp() {
        RunProfit profit = RunReport.of(SmallRun.journal().tables()).profit();

        assertThat(profit.roundTrips()).isEqualByComparingTo("1.3");
        assertThat(profit.unrealized()).isEqualByComparingTo("0.2");
        assertThat(profit.rest()).isZero();
        assertThat(profit.equity()).isEqualByComparingTo("10001.5");
    }

    @Test
    void givenNobodyLookedSinceTheLastFill_thenTheEquityOfNowCounts() {
        RunReport.Worth worth = RunReport.of(SmallRun.justStarted().tables()).worth();

        assertThat(worth.snapshots()).isZero();
        assertThat(worth.lowest()).isEqualByComparingTo("9999.8");
        assertThat(worth.highest()).isEqualByComparingTo("9999.8");
        assertThat(worth.maxDrawdown()).isEqualByComparingTo("0.00002");
    }

    @Test
    void givenAProcessThatDied_thenTheTimeWithoutOneIsTold() {
        Map<String, Duration> modes = RunReport.of(SmallRun.journal().tables()).modes();

        assertThat(modes)
                .containsEntry("not running", Duration.ofHours(1))
                .containsEntry("halted", Duration.ofSeconds(30));
    }

    /** Whatever happens: parts add up to the equity, to the last digit. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void thePartsAlwaysAddUp(long seed) {
        RunTables tables = WrittenJournal.random(new SplittableRandom(seed), 200).tables();

        RunProfit profit = RunProfit.of(tables);

        assertThat(
                        profit.capital()
                                .add(profit.roundTrips())
                                .add(profit.adjustments())
                                .add(profit.unrealized())
                                .add(profit.rest()))
                .as("seed %d", seed)
                .isEqualByComparingTo(profit.equity());
    }

    /** All that was bought and sold is in the parts, to the last digit, whatever the fees. */
    @Test
    void theTaxFileMatchesTheOldestCoinsFirst() throws IOException {
        assertMatches("other-fees-tax.csv", new RunExport(SmallRun.withOtherFees().tables()).tax());

        var disposals = TaxLots.disposals(SmallRun.withOtherFees().tables());
        assertThat(
                        disposals.stream()
                                .map(Disposal::proceeds)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("5.6500021");
    }

    @Test
    void givenATextThatASpreadsheetWouldRun_thenItIsAText() {
        assertThat(
                        new Csv("a", "b")
                                .row(Csv.Cell.words("=1+1"), Csv.Cell.number("-1"))
                                .row(Csv.Cell.words("say \"x\", y\nz"), Csv.Cell.words("@now"))
                                .toString())
                .isEqualTo("a,b\r\n'=1+1,-1\r\n\"say \"\"x\"\", y\nz\",'@now\r\n");
    }
}

package io.trellis.notebook;

import io.trellis.backtesting.certificate.CertificateScan;
import io.trellis.backtesting.certificate.CertifiedSeries;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.LineChart;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.FeedExport;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Bars, and which of them are suspect.
 *
 * @param columns the bars themselves
 * @param suspects where a result should not be believed blindly
 */
public record BarSeries(BarColumns columns, SuspectBars suspects) implements Shown {

    private static final int SHOWN_ROWS = 10;
    private static final String PRICE_COLOR = "#1f6feb";

    static BarSeries of(BarColumns columns) {
        return new BarSeries(columns, CertificateScan.suspects(columns, CertificateSettings.USUAL));
    }

    /** What is known of the quality of these bars, a row for each finding. */
    public Table certificate() {
        Certificate certificate = CertificateScan.of(columns, CertificateSettings.USUAL);
        var finding = StringColumn.create("finding");
        var count = LongColumn.create("count");
        var suspect = StringColumn.create("suspect");
        var first = StringColumn.create("first");
        var note = StringColumn.create("what it means");
        for (Finding each : certificate.findings()) {
            finding.append(each.kind().title());
            count.append(each.count());
            suspect.append(each.suspect() ? "yes" : "no");
            first.append(
                    each.firstMillis().isEmpty()
                            ? ""
                            : Instant.ofEpochMilli(each.firstMillis().getFirst()).toString());
            note.append(each.note().isEmpty() ? each.kind().remark() : each.note());
        }
        return Table.create("Certificate of " + columns, finding, count, suspect, first, note);
    }

    /** All bars as a table. */
    public Table table() {
        return table(columns.rows());
    }

    private Table table(int rows) {
        var time = InstantColumn.create("time");
        for (int i = 0; i < rows; i++) {
            time.append(Instant.ofEpochMilli(columns.timeMillis()[i]));
        }
        return Table.create(
                columns.toString(),
                time,
                column("open", columns.open(), rows),
                column("high", columns.high(), rows),
                column("low", columns.low(), rows),
                column("close", columns.close(), rows),
                column("volume", columns.volume(), rows));
    }

    private static DoubleColumn column(String name, double[] values, int rows) {
        var column = DoubleColumn.create(name);
        for (int i = 0; i < rows; i++) {
            column.append(values[i]);
        }
        return column;
    }

    /** The closes over time. */
    public Plot plot() {
        return new Plot(
                LineChart.svg(
                        title(),
                        columns.timeMillis(),
                        List.of(new LineChart.Line("close", PRICE_COLOR, columns.close()))));
    }

    private String title() {
        return (columns.synthetic() ? "SYNTHETIC DATA: " : "") + columns.series();
    }

    /**
     * The bars of some days, UTC.
     *
     * @param from first day, {@code 2025-01-31}
     * @param to the day after the last
     */
    public BarSeries between(String from, String to) {
        return new BarSeries(columns.slice(midnight(from), midnight(to)), suspects);
    }

    private static long midnight(String day) {
        return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /**
     * The states of the market, fitted on the first half of the time.
     *
     * @param instrument whose ticks the prices are told in
     * @param timeframe of the candles that are observed, {@code 5m}
     * @param observe {@code return} or {@code volatility}
     */
    public Regimes regimes(Instrument instrument, String timeframe, String observe, long seed) {
        return Regimes.of(this, instrument, timeframe, observe, seed);
    }

    /** Stores the bars as Parquet with their certificate, for the programs. */
    public Path store(String parquet) {
        Path file = Path.of(parquet);
        CertifiedSeries.write(columns, file, List.of(), CertificateSettings.USUAL);
        return file;
    }

    /** Stores the bars as a feed, for the trader. */
    public Path export(String feed) {
        Path file = Path.of(feed);
        FeedExport.write(columns, file);
        return file;
    }

    Bars ticks(Instrument instrument) {
        return TickBars.of(columns, instrument);
    }

    @Override
    public String html() {
        return TableHtml.of(table(Math.min(SHOWN_ROWS, columns.rows())))
                + "<p>%,d bars, %,d of them suspect</p>"
                        .formatted(columns.rows(), suspects.in(columns).cardinality());
    }

    @Override
    public String toString() {
        return columns + ", " + suspects.in(columns).cardinality() + " suspect";
    }
}

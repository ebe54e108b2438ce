package io.trellis.trading.report;

import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.projection.RunTables;
import io.trellis.trading.projection.Table;
import io.trellis.trading.projection.TableRow;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a run so far.
 *
 * @param run its name
 * @param kind {@code paper}, {@code shadow} or {@code live}
 * @param from when it was opened, UTC
 * @param asOf up to when it is told, UTC
 * @param trades executions
 * @param orders by the state they are in
 * @param signals orders that were wanted, by what became of the wish
 * @param denials orders that the risk gate did not let out, by limit
 * @param troubles orders that were unknown, refused or proved absent at some time, by what they
 *     were
 * @param modes how long the trader was in each
 * @param grids every grid that was in the market: row of {@link Table#GRID_HISTORY}
 * @param worth of everything, lowest, highest and its largest fall
 * @param alarms what a person should have known, newest last
 * @param expectations figures beside those of the strategy's test
 */
public record RunReport(
        String run,
        String kind,
        String symbol,
        String strategy,
        String from,
        String asOf,
        RunProfit profit,
        int trades,
        Map<String, Long> orders,
        Map<String, Long> signals,
        Map<String, Long> denials,
        Map<String, Long> troubles,
        SequencedMap<String, Duration> modes,
        Optional<Latency> latency,
        List<TableRow> grids,
        Worth worth,
        List<TableRow> alarms,
        List<Expectation> expectations) {

    /**
     * Equity over the run, as it is now included.
     *
     * @param snapshots how often it was looked at on the way
     * @param lowest quote
     * @param highest quote
     * @param maxDrawdown largest fall from a peak, the capital included, as a share of it
     */
    public record Worth(
            int snapshots, BigDecimal lowest, BigDecimal highest, BigDecimal maxDrawdown) {

        static Worth of(RunTables tables, RunProfit profit) {
            List<BigDecimal> seen =
                    tables.rows(Table.EQUITY_SNAPSHOTS).stream()
                            .map(row -> row.number("total_equity"))
                            .toList();
            BigDecimal now = profit.equity();
            BigDecimal lowest = seen.stream().reduce(now, BigDecimal::min);
            BigDecimal highest = seen.stream().reduce(now, BigDecimal::max);
            BigDecimal peak = highest.max(profit.capital());
            BigDecimal fall = peak.subtract(now).divide(peak, MathContext.DECIMAL64);
            return new Worth(seen.size(), lowest, highest, fall.max(largestFall(tables)));
        }

        /** Of what was seen on the way. */
        private static BigDecimal largestFall(RunTables tables) {
            return tables.rows(Table.PNL_SUMMARY).stream()
                    .filter(row -> row.text("period").equals("all"))
                    .map(row -> row.number("max_drawdown"))
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
        }
    }

    /** What the tables tell. */
    public static RunReport of(RunTables tables) {
        TableRow run = tables.run();
        StrategyFile file =
                StrategyCodec.read(
                        run.text("strategy").getBytes(StandardCharsets.UTF_8),
                        "the strategy of run " + run.text("run_id"));
        RunProfit profit = RunProfit.of(tables);
        Worth worth = Worth.of(tables, profit);
        return new RunReport(
                run.text("run_id"),
                run.text("kind"),
                run.text("symbol"),
                file.name(),
                run.text("opened_at"),
                tables.asOf(),
                profit,
                tables.rows(Table.TRADES).size(),
                counts(tables.rows(Table.ORDERS), "status"),
                counts(tables.rows(Table.SIGNALS), "outcome"),
                counts(
                        tables.rows(Table.SIGNALS).stream()
                                .filter(row -> row.text("outcome").equals("blocked"))
                                .toList(),
                        "reason"),
                counts(
                        tables.rows(Table.EVENTS).stream()
                                .filter(row -> row.text("event_type").startsWith("order-"))
                                .toList(),
                        "event_type"),
                ModeTimes.of(tables),
                Latency.of(tables),
                tables.rows(Table.GRID_HISTORY),
                worth,
                tables.rows(Table.EVENTS).stream()
                        .filter(row -> row.text("event_type").equals("alarm"))
                        .toList(),
                Expectation.of(file, profit.totalReturn(), worth.maxDrawdown().doubleValue()));
    }

    private static Map<String, Long> counts(List<TableRow> rows, String column) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.text(column), TreeMap::new, Collectors.counting()));
    }

    /** All of it; amounts are exact. */
    public Json.ObjectValue json() {
        return RunReportJson.of(this);
    }
}

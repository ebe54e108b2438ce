package io.trellis.trading.report;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.projection.TableRow;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A run's report as JSON; amounts of money and coins are decimals as text. */
final class RunReportJson {

    private RunReportJson() {}

    static Json.ObjectValue of(RunReport report) {
        return Json.object()
                .put("run", report.run())
                .put("kind", report.kind())
                .put("symbol", report.symbol())
                .put("strategy", report.strategy())
                .put("from", report.from())
                .put("asOf", report.asOf())
                .put("profit", profit(report.profit()))
                .put("trades", report.trades())
                .put("orders", counts(report.orders()))
                .put("signals", counts(report.signals()))
                .put("denials", counts(report.denials()))
                .put("troubles", counts(report.troubles()))
                .put("modeSeconds", modes(report.modes()))
                .put(
                        "latencyMicros",
                        report.latency()
                                .<Json>map(RunReportJson::latency)
                                .orElseGet(Json.NullValue::new))
                .put("equity", worth(report.worth()))
                .put("grids", rows(report.grids()))
                .put("alarms", rows(report.alarms()))
                .put(
                        "expectations",
                        new Json.ArrayValue(
                                report.expectations().stream()
                                        .<Json>map(RunReportJson::expectation)
                                        .toList()))
                .build();
    }

    private static Json profit(RunProfit profit) {
        return Json.object()
                .put("capital", amount(profit.capital()))
                .put("equity", amount(profit.equity()))
                .put("roundTrips", amount(profit.roundTrips()))
                .put("adjustments", amount(profit.adjustments()))
                .put("unrealized", amount(profit.unrealized()))
                .put("rest", amount(profit.rest()))
                .put("fees", amount(profit.fees()))
                .put("inventory", amount(profit.inventory()))
                .put("price", amount(profit.price()))
                .put("totalReturn", Json.NumberValue.of(profit.totalReturn()))
                .build();
    }

    private static Json counts(Map<String, Long> counts) {
        var object = Json.object();
        counts.forEach((name, count) -> object.put(name, count));
        return object.build();
    }

    private static Json modes(Map<String, Duration> modes) {
        var object = Json.object();
        modes.forEach((mode, time) ->
                object.put(mode, new Json.NumberValue(BigDecimal.valueOf(time.toMillis(), 3))));
        return object.build();
    }

    private static Json latency(Latency latency) {
        return Json.object()
                .put("orders", latency.orders())
                .put("median", latency.median())
                .put("p90", latency.p90())
                .put("p99", latency.p99())
                .put("longest", latency.longest())
                .build();
    }

    private static Json worth(RunReport.Worth worth) {
        return Json.object()
                .put("snapshots", worth.snapshots())
                .put("lowest", amount(worth.lowest()))
                .put("highest", amount(worth.highest()))
                .put("maxDrawdown", new Json.NumberValue(worth.maxDrawdown()))
                .build();
    }

    /** Rows of a table: texts as they are, what is not there left out. */
    private static Json rows(List<TableRow> rows) {
        return new Json.ArrayValue(
                rows.stream()
                        .<Json>map(row -> {
                            var object = Json.object();
                            List<String> columns = row.table().columns();
                            for (String column : columns.subList(1, columns.size())) {
                                if (row.has(column)) {
                                    object.put(column, row.text(column));
                                }
                            }
                            return object.build();
                        })
                        .toList());
    }

    private static Json expectation(Expectation expectation) {
        var object =
                Json.object()
                        .put("figure", expectation.figure())
                        .put("worst", Json.NumberValue.of(expectation.worst()))
                        .put("best", Json.NumberValue.of(expectation.best()))
                        .put("now", Json.NumberValue.of(expectation.now()))
                        .put("verdict", expectation.verdict());
        expectation.tested().ifPresent(time -> object.put("testedDays", time.toDays()));
        return object.build();
    }

    /** A double would not keep every amount. */
    private static Json amount(BigDecimal value) {
        return new Json.TextValue(
                value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }
}

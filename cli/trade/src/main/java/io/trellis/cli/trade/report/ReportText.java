package io.trellis.cli.trade.report;

import io.trellis.cli.terminal.TextTable;
import io.trellis.trading.projection.TableRow;
import io.trellis.trading.report.Expectation;
import io.trellis.trading.report.Latency;
import io.trellis.trading.report.RunProfit;
import io.trellis.trading.report.RunReport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run's report for a person: the profit first, then what may have gone wrong. */
final class ReportText {

    private static final int MOST_GRIDS = 20;
    private static final int MOST_ALARMS = 10;

    private final RunReport report;
    private final StringBuilder text = new StringBuilder();

    private ReportText(RunReport report) {
        this.report = report;
    }

    static String of(RunReport report) {
        var made = new ReportText(report);
        made.head();
        made.profit();
        made.orders();
        made.modes();
        made.latency();
        made.grids();
        made.expectations();
        made.alarms();
        return made.text.toString();
    }

    private void head() {
        text.append(
                "%s, %s of %s, %s\n%s to %s UTC\n\n"
                        .formatted(
                                report.run(),
                                report.kind(),
                                report.strategy(),
                                report.symbol(),
                                seconds(report.from()),
                                seconds(report.asOf())));
    }

    private void profit() {
        RunProfit profit = report.profit();
        String quote = report.symbol().substring(report.symbol().indexOf('/') + 1);
        String base = report.symbol().substring(0, report.symbol().indexOf('/'));
        var table =
                new TextTable("profit", "amount", "")
                        .row("capital", amount(profit.capital()), quote)
                        .gainsRow("round trips", amount(profit.roundTrips()), quote)
                        .gainsRow("exits, kills, recentrings", amount(profit.adjustments()), quote)
                        .gainsRow("inventory still held", amount(profit.unrealized()), quote);
        if (profit.rest().signum() != 0) {
            table.gainsRow("fills no longer expected", amount(profit.rest()), quote);
        }
        table.row("equity", amount(profit.equity()), quote)
                .row("fees paid (in the above)", amount(profit.fees()), quote)
                .row("inventory", plain(profit.inventory()), base)
                .row("last price", plain(profit.price()), quote)
                .row("lowest equity", amount(report.worth().lowest()), quote)
                .row("highest equity", amount(report.worth().highest()), quote)
                .row("largest fall", percent(report.worth().maxDrawdown().doubleValue()), "")
                .row("executions", "%,d".formatted(report.trades()), "");
        text.append(table);
    }

    private void orders() {
        var table = new TextTable("orders", "count");
        report.orders().forEach((state, count) -> table.row(state, number(count)));
        report.troubles().forEach((what, count) -> table.row("ever " + word(what), number(count)));
        report.denials().forEach((limit, count) -> table.row("blocked: " + limit, number(count)));
        put(
                table,
                report.orders().isEmpty()
                        && report.troubles().isEmpty()
                        && report.denials().isEmpty());
    }

    private static String word(String event) {
        return event.substring(event.indexOf('-') + 1);
    }

    private void modes() {
        Duration whole = report.modes().values().stream().reduce(Duration.ZERO, Duration::plus);
        var table = new TextTable("mode", "time", "share");
        for (Map.Entry<String, Duration> mode : report.modes().entrySet()) {
            double share = (double) mode.getValue().toMillis() / Math.max(1, whole.toMillis());
            table.row(mode.getKey(), time(mode.getValue()), percent(share));
        }
        put(table, report.modes().isEmpty());
    }

    private void latency() {
        if (report.latency().isPresent()) {
            Latency latency = report.latency().get();
            put(
                    new TextTable("sent until acknowledged", "ms", "")
                            .row("median", millis(latency.median()), "")
                            .row("90 %", millis(latency.p90()), "")
                            .row("99 %", millis(latency.p99()), "")
                            .row(
                                    "longest",
                                    millis(latency.longest()),
                                    "of %,d orders".formatted(latency.orders())),
                    false);
        }
    }

    private void grids() {
        List<TableRow> grids = report.grids();
        var table =
                new TextTable("grid since (UTC)", "center", "lowest", "highest", "cells", "why");
        for (TableRow grid : grids.subList(Math.max(0, grids.size() - MOST_GRIDS), grids.size())) {
            table.row(
                    seconds(grid.text("created_at")),
                    grid.text("center_price"),
                    grid.text("lowest_buy"),
                    grid.text("highest_sell"),
                    grid.number("num_buy_levels").add(grid.number("num_sell_levels")).toString(),
                    grid.text("reason"));
        }
        put(table, grids.isEmpty());
        more(grids.size() - MOST_GRIDS, "earlier grids");
    }

    private void expectations() {
        var table =
                new TextTable("figure", "now", "worst tested", "best tested", "", "tested over");
        for (Expectation each : report.expectations()) {
            table.row(
                    each.figure(),
                    percent(each.now()),
                    percent(each.worst()),
                    percent(each.best()),
                    each.verdict(),
                    each.tested().map(time -> time.toDays() + " days").orElse(""));
        }
        put(table, report.expectations().isEmpty());
    }

    private void alarms() {
        List<TableRow> alarms = report.alarms();
        var table = new TextTable("alarm (UTC)", "", "");
        for (TableRow alarm :
                alarms.subList(Math.max(0, alarms.size() - MOST_ALARMS), alarms.size())) {
            table.row(
                    seconds(alarm.text("created_at")),
                    alarm.text("severity"),
                    clean(alarm.text("message")));
        }
        put(table, alarms.isEmpty());
        more(alarms.size() - MOST_ALARMS, "earlier alarms");
    }

    private void put(TextTable table, boolean isEmpty) {
        if (!isEmpty) {
            text.append('\n').append(table);
        }
    }

    private void more(int count, String what) {
        if (count > 0) {
            text.append("and %,d %s; see --json.\n".formatted(count, what));
        }
    }

    /** Words of a venue may hold anything; on a screen they are words alone. */
    private static String clean(String words) {
        return words.replaceAll("\\p{Cntrl}", "?");
    }

    private static String seconds(String time) {
        return time.substring(0, 19).replace('T', ' ');
    }

    private static String amount(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.2f", value.setScale(2, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%,.3f", micros / 1_000.0);
    }

    private static String time(Duration time) {
        return time.toDays() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d d %02d:%02d h",
                        time.toDays(),
                        time.toHoursPart(),
                        time.toMinutesPart())
                : String.format(
                        Locale.ROOT,
                        "%02d:%02d:%02d",
                        time.toHours(),
                        time.toMinutesPart(),
                        time.toSecondsPart());
    }
}

package io.trellis.cli.trade.operate;

import io.trellis.cli.terminal.TextTable;
import io.trellis.trading.run.RunStatus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How a run stands, for a person. */
public final class StatusText {

    private StatusText() {}

    /** All of it. */
    static String of(RunStatus status, boolean running) {
        String head =
                "%s: %s of %s on %s, %s%n%n"
                        .formatted(
                                status.text("run"),
                                status.text("kind"),
                                status.text("strategy"),
                                status.text("symbol"),
                                running
                                        ? "process " + status.shown("process")
                                        : "no process trades it now");
        return head
                + new TextTable("as of " + status.text("updated"), "value", "")
                        .row("mode", status.text("mode"), status.text("reason"))
                        .row("price", status.text("price"), "quote")
                        .row("position", status.text("position"), "base")
                        .row("orders at the venue", status.shown("openOrders"), "at most")
                        .row("of them unknown", status.shown("unknownOrders"), "")
                        .row("capital", money(status, "capital"), "quote")
                        .row("equity", money(status, "equity"), "quote")
                        .row("round trips", money(status, "roundTripProfit"), "quote")
                        .row("exits, kills, recentrings", money(status, "adjustProfit"), "quote")
                        .row("inventory still held", money(status, "unrealized"), "quote")
                        .row("fees paid", money(status, "fees"), "quote")
                        .row("since the market was heard", status.shown("marketAgeMillis"), "ms")
                        .row("delay of the feed", status.shown("feedDelayMillis"), "ms")
                        .row("journal", status.shown("journalRecords"), "records")
                        .row("log lines lost", status.shown("lostLogLines"), "");
    }

    /** In one line, to be left open. */
    public static String line(RunStatus status) {
        return ("%s %s  price %s  position %s  orders %s (%s unknown)  equity %s  trips %s"
                        + "  inventory %s  data %s s old")
                .formatted(
                        status.text("symbol"),
                        status.text("mode").toUpperCase(Locale.ROOT),
                        status.text("price"),
                        status.text("position"),
                        status.shown("openOrders"),
                        status.shown("unknownOrders"),
                        money(status, "equity"),
                        money(status, "roundTripProfit"),
                        money(status, "unrealized"),
                        seconds(status.shown("marketAgeMillis")));
    }

    private static String seconds(String millis) {
        return millis.equals("null")
                ? "?"
                : new BigDecimal(millis)
                        .movePointLeft(3)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    private static String money(RunStatus status, String name) {
        BigDecimal cents = new BigDecimal(status.text(name)).setScale(2, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,.2f", cents);
    }
}

package io.trellis.cli.trade;

import io.trellis.cli.terminal.TextTable;
import io.trellis.core.account.Money;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategyfile.DcaSpec;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** What came of a paper session, for a person and for a script. */
record PaperReport(StrategyFile strategy, FeedHeader feed, RunSummary summary) {

    /** The figures have the names that they have in a backtest. */
    Json.ObjectValue json() {
        return Json.object()
                .put("synthetic", feed.series().synthetic())
                .put("strategy", strategy.name())
                .put("series", feed.series().path())
                .put("bars", summary.bars())
                .put("capital", number(Money.decimal(summary.capital())))
                .put("finalEquity", number(Money.decimal(summary.finalEquity())))
                .put("cash", number(Money.decimal(summary.account().cash())))
                .put("inventory", number(summary.inventory()))
                .put("fees", number(Money.decimal(summary.account().fees())))
                .put("maxDrawdown", Json.NumberValue.of(summary.maxDrawdown()))
                .put("gridBuys", summary.books().gridBuys())
                .put("gridSells", summary.books().gridSells())
                .put("roundTrips", summary.books().gridSells())
                .put("roundTripProfit", number(Money.decimal(summary.books().roundTripProfit())))
                .put("adjustProfit", number(Money.decimal(summary.books().adjustProfit())))
                .put("unrealized", number(Money.decimal(summary.unrealized())))
                .put("cashShortfall", number(Money.decimal(summary.cashShortfall())))
                .put("recenters", summary.books().recenters())
                .put("halted", summary.halted())
                .build();
    }

    private static Json number(BigDecimal value) {
        return Json.NumberValue.of(value.doubleValue());
    }

    String text() {
        String synthetic = feed.series().synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        String head =
                "%s on paper over %s, %,d bars\n\n"
                        .formatted(strategy.name(), feed.series(), summary.bars());
        return synthetic + head + table();
    }

    private TextTable table() {
        return new TextTable("paper account", "amount", "")
                .row("capital", amount(summary.capital()), "quote")
                .row(words().get(0), amount(summary.books().roundTripProfit()), "quote")
                .row(words().get(1), amount(summary.books().adjustProfit()), "quote")
                .row("inventory still held", amount(summary.unrealized()), "quote")
                .row("equity", amount(summary.finalEquity()), "quote")
                .row("cash", amount(summary.account().cash()), "quote")
                .row("inventory", summary.inventory().toPlainString(), "base")
                .row("fees paid", amount(summary.account().fees()), "quote")
                .row(words().get(2), "%,d".formatted(summary.books().gridBuys()), "")
                .row(words().get(3), "%,d".formatted(summary.books().gridSells()), "")
                .row("recentrings", "%,d".formatted(summary.books().recenters()), "")
                .row(
                        "max drawdown",
                        String.format(Locale.ROOT, "%.2f %%", summary.maxDrawdown() * 100),
                        "of bar-close equity")
                .row("halted", summary.halted() ? "yes" : "no", "");
    }

    /** What the plug-in calls its profit and its fills. */
    private List<String> words() {
        return switch (strategy.strategy()) {
            case GridSpec _ ->
                    List.of("round trips", "exits, kills, recentrings", "grid buys", "grid sells");
            case DcaSpec _ -> List.of("take-profits", "kills", "dips bought", "times sold");
        };
    }

    private static String amount(long units) {
        BigDecimal cents = Money.decimal(units).setScale(2, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,.2f", cents);
    }
}

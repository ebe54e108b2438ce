package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.ProfitParts;
import io.trellis.backtesting.analytics.ProfitParts.Holding;
import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Tiles;
import io.trellis.backtesting.report.html.Tiles.Tile;
import io.trellis.backtesting.report.html.Tone;
import io.trellis.backtesting.report.html.Waterfall;
import io.trellis.backtesting.report.html.Waterfall.Part;
import io.trellis.core.account.Account;
import io.trellis.core.account.Money;
import io.trellis.core.session.RunSummary;

import java.util.ArrayList;
import java.util.List;

/** Where the result comes from: what stands first in the report of a run. */
final class ProfitSection {

    private final ReportedRun run;
    private final CoinFormat format;
    private final RunSummary summary;

    private ProfitSection(ReportedRun run) {
        this.run = run;
        this.format = run.format();
        this.summary = run.result().summary();
    }

    static Section of(ReportedRun run) {
        var section = new ProfitSection(run);
        return new Section(
                "result",
                "Where the result comes from",
                section.sentence(),
                section.tiles(),
                section.split(),
                section.books());
    }

    private ProfitParts parts() {
        Account account = summary.account();
        return ProfitParts.of(
                Holding.NOTHING,
                run.result().fills(),
                new Holding(account.lots(), summary.finalEquity() - account.cash()));
    }

    private String sentence() {
        ProfitParts parts = parts();
        long beside = run.profit() - run.holdProfit();
        long inventory = parts.openLots() + parts.initialHeld() + parts.initialSold();
        return ("Matched pairs %s %s before fees, inventory %s %s, and fees took %s: %s %s %s on a"
                        + " capital of %s %s, %s %s than holding the coin.")
                .formatted(
                        parts.pairs() < 0 ? "lost" : "earned",
                        size(parts.pairs()),
                        inventory < 0 ? "lost" : "gained",
                        size(inventory),
                        size(parts.fees()),
                        run.profit() < 0 ? "a loss of" : "a profit of",
                        size(run.profit()),
                        format.quote(),
                        format.amount(summary.capital()),
                        format.quote(),
                        size(beside),
                        beside < 0 ? "less" : "more");
    }

    private String size(long units) {
        return format.amount(Math.abs(units));
    }

    private Tiles tiles() {
        long profit = run.profit();
        long beside = profit - run.holdProfit();
        return new Tiles(
                List.of(
                        new Tile(
                                "Profit, " + format.quote(),
                                format.signed(profit),
                                CoinFormat.signedPercent(share(profit)) + " of the capital",
                                Tone.of((double) profit)),
                        new Tile(
                                "Holding the coin instead",
                                format.signed(run.holdProfit()),
                                "the strategy: " + format.signed(beside) + " beside it",
                                Tone.PLAIN),
                        new Tile(
                                "Largest fall",
                                CoinFormat.percent(summary.maxDrawdown()),
                                "holding: " + CoinFormat.percent(holdDrawdown()),
                                Tone.PLAIN),
                        new Tile(
                                "If bars hide another path",
                                format.signed(run.lowestProfit()),
                                "to " + format.signed(run.highestProfit()),
                                Tone.PLAIN)));
    }

    private double share(long units) {
        return (double) units / summary.capital();
    }

    private double holdDrawdown() {
        double peak = summary.capital();
        double worst = 0;
        for (int bar = 0; bar < run.bars().count(); bar++) {
            double value = run.holdEquity(bar);
            peak = Math.max(peak, value);
            worst = Math.max(worst, 1 - value / peak);
        }
        return worst;
    }

    private Waterfall split() {
        ProfitParts parts = parts();
        var rows = new ArrayList<Part>();
        rows.add(
                part(
                        "Grid profit",
                        "resting sells less the purchases they match, newest first",
                        parts.pairs()));
        if (parts.closings() != 0) {
            rows.add(
                    part(
                            "Closed at the market",
                            "exits, kills and recentrings, less the purchases they match",
                            parts.closings()));
        }
        rows.add(
                part(
                        "Open inventory",
                        "bought on the way and still held, at the last close less its cost",
                        parts.openLots()));
        if (parts.initialHeld() != 0 || parts.initialSold() == 0) {
            rows.add(
                    part(
                            "Initial inventory",
                            "bought at a start and still held, at the last close less its cost",
                            parts.initialHeld()));
        }
        if (parts.initialSold() != 0) {
            rows.add(
                    part(
                            "Initial inventory, sold",
                            "bought at a start and sold since, proceeds less its cost",
                            parts.initialSold()));
        }
        rows.add(part("Fees", "of all fills", -parts.fees()));
        return new Waterfall(
                "The split, exact to the last unit",
                format.quote(),
                rows,
                part("Profit", "final equity less the capital", run.profit()),
                List.of(
                        part(
                                "Holding the coin",
                                "all of it bought at the first open",
                                run.holdProfit())));
    }

    private static Part part(String name, String meaning, long units) {
        return new Part(name, meaning, Money.decimal(units));
    }

    private Block books() {
        PluginWords words = PluginWords.of(run.strategy(), run.result());
        Table table =
                new Table(
                        "The same profit by the strategy's books, each part after its fees",
                        List.of(
                                Table.Column.text("part"),
                                Table.Column.number(format.quote()),
                                Table.Column.number("of capital")),
                        List.of(
                                row(words.roundTrips(), summary.books().roundTripProfit()),
                                row(words.adjustments(), summary.books().adjustProfit()),
                                row("inventory still held", summary.unrealized()),
                                row("profit", run.profit()).asTotal()),
                        false);
        return new Block.Folded("The same profit by the strategy's books", List.of(table));
    }

    private Table.Row row(String name, long units) {
        return Table.Row.of(
                Table.Cell.of(name),
                Table.Cell.gain(exact(units), (double) units),
                Table.Cell.of(CoinFormat.signedPercent(share(units))));
    }

    private static String exact(long units) {
        return Money.decimal(units).toPlainString();
    }
}

package io.trellis.backtesting.kernel;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.core.account.Account;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Peaks;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.Books;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategy.grid.SecondReading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A run written down, so that the kernel's can be laid beside the reference engine's. */
record KernelRun(List<Trade> trades, List<String> recenterings, String totals) {

    /** A fill; {@code bar} is -1 where a leg was taken whole. */
    record Trade(
            int bar, Phase phase, Reason reason, int cell, Side side, long priceTicks, long lots) {

        Trade somewhere() {
            return new Trade(-1, Phase.PATH, reason, cell, side, priceTicks, lots);
        }
    }

    static KernelRun reference(GridPlan plan, Bars bars) {
        return switch (backtest(plan, bars)) {
            case Attempt.Refused<BacktestResult> _ ->
                    new KernelRun(List.of(), List.of(), "refused");
            case Attempt.Done<BacktestResult>(var result) -> of(plan, bars, result);
        };
    }

    private static Attempt<BacktestResult> backtest(GridPlan plan, Bars bars) {
        return unlessTooRich(() -> Backtest.run(plan, bars));
    }

    /** A lucky grid may earn more than money can count, on which both engines give up. */
    private static <T> Attempt<T> unlessTooRich(Supplier<Attempt<T>> run) {
        try {
            return run.get();
        } catch (ArithmeticException tooRich) {
            return new Attempt.Refused<>("more than money can count");
        }
    }

    /** The fills of an engine that knows the time of each. */
    static List<Trade> trades(List<Fill> fills, Bars bars) {
        List<Trade> trades = new ArrayList<>();
        int bar = 0;
        for (Fill fill : fills) {
            while (bars.timeMillis(bar) != fill.timeMillis()) {
                bar++;
            }
            trades.add(
                    new Trade(
                            bar,
                            fill.phase(),
                            fill.reason(),
                            fill.cell(),
                            fill.side(),
                            fill.priceTicks(),
                            fill.lots()));
        }
        return trades;
    }

    private static KernelRun of(GridPlan plan, Bars bars, BacktestResult result) {
        var summary = result.summary();
        EquityCurve curve = result.equity();
        KernelResult same =
                new KernelResult(
                        summary.bars(),
                        summary.account(),
                        plan.capital(),
                        summary.finalEquity(),
                        summary.unrealized(),
                        summary.books(),
                        summary.halted(),
                        summary.maxDrawdown(),
                        curve.maxDrawdownHours(),
                        dailyEquity(curve),
                        Optional.empty());
        List<String> recenterings =
                result.remarks().stream()
                        .flatMap(remark ->
                                remark.note() instanceof Note.Recentered(var trigger, var _)
                                        ? Stream.of(remark.timeMillis() + " " + trigger)
                                        : Stream.empty())
                        .toList();
        return new KernelRun(trades(result.fills(), bars), recenterings, text(same));
    }

    private static long[] dailyEquity(EquityCurve curve) {
        List<Long> daily = new ArrayList<>();
        for (int i = 0; i < curve.count(); i++) {
            boolean last =
                    i + 1 == curve.count()
                            || Peaks.dayOf(curve.timeMillis(i))
                                    != Peaks.dayOf(curve.timeMillis(i + 1));
            if (last) {
                daily.add(curve.equity(i));
            }
        }
        return daily.stream().mapToLong(Long::longValue).toArray();
    }

    static KernelRun kernel(GridKernel kernel, GridPlan plan, Bars bars, boolean compressed) {
        List<Trade> trades = new ArrayList<>();
        List<String> recenterings = new ArrayList<>();
        FillSink sink =
                new FillSink() {
                    @Override
                    public void filled(
                            int bar,
                            Phase phase,
                            Reason reason,
                            int cell,
                            Side side,
                            long price,
                            long lots) {
                        trades.add(new Trade(bar, phase, reason, cell, side, price, lots));
                    }

                    @Override
                    public void recentered(int bar, String trigger) {
                        recenterings.add(bars.timeMillis(bar) + " " + trigger);
                    }
                };
        return switch (unlessTooRich(() -> kernel.run(plan, compressed, sink))) {
            case Attempt.Refused<KernelResult> _ -> new KernelRun(List.of(), List.of(), "refused");
            case Attempt.Done<KernelResult>(var result) ->
                    new KernelRun(trades, recenterings, text(result));
        };
    }

    static GridPlan withoutEquityRules(GridPlan plan) {
        GridSettings settings = plan.settings();
        return new GridPlan(
                plan.instrument(),
                new GridSettings(
                        settings.grid(),
                        settings.capital(),
                        settings.sizing(),
                        settings.start(),
                        settings.stopLoss(),
                        settings.takeProfit(),
                        settings.recenter(),
                        settings.trail(),
                        Optional.empty()),
                RiskRules.none(),
                plan.assumptions());
    }

    static String referenceTotals(GridPlan plan, Bars bars) {
        return switch (backtest(plan, bars)) {
            case Attempt.Refused<BacktestResult> _ -> "refused";
            case Attempt.Done<BacktestResult>(var result) -> {
                var summary = result.summary();
                yield totals(
                        summary.account(),
                        summary.finalEquity(),
                        summary.unrealized(),
                        summary.books(),
                        summary.halted());
            }
        };
    }

    static String totals(GridKernel kernel, GridPlan plan) {
        return switch (unlessTooRich(() -> kernel.totals(plan))) {
            case Attempt.Refused<KernelTotals> _ -> "refused";
            case Attempt.Done<KernelTotals>(var it) ->
                    totals(
                            it.account(),
                            it.finalEquity(),
                            it.unrealized(),
                            it.books(),
                            it.halted());
        };
    }

    private static String totals(
            Account account, long equity, long unrealized, Books books, boolean halted) {
        return "%s, equity %d, unrealized %d, %s, halted %s"
                .formatted(account, equity, unrealized, books, halted);
    }

    /** The same of the second reading of the law, right or twisted; it knows no hours. */
    static KernelRun of(SecondReading reading, Bars bars) {
        return new KernelRun(
                trades(reading.fills(), bars), reading.recenterings(), reading.totals());
    }

    /** This run with the totals that the second reading knows. */
    KernelRun asRead(GridKernel kernel, GridPlan plan) {
        return switch (kernel.run(plan)) {
            case Attempt.Refused<KernelResult> _ -> this;
            case Attempt.Done<KernelResult>(var it) ->
                    new KernelRun(
                            trades,
                            recenterings,
                            SecondReading.totals(
                                    it.account(),
                                    it.finalEquity(),
                                    it.books().recenters(),
                                    it.halted(),
                                    it.maxDrawdown()));
        };
    }

    private static String text(KernelResult result) {
        return "bars %d, %s, equity %d, unrealized %d, %s, halted %s, fall %s, hours %s, daily %s"
                .formatted(
                        result.bars(),
                        result.account(),
                        result.finalEquity(),
                        result.unrealized(),
                        result.books(),
                        result.halted(),
                        result.maxDrawdown(),
                        result.maxDrawdownHours(),
                        Arrays.toString(result.dailyEquity()));
    }

    /** Fills taken at one stroke inside a leg are compared without their bar and phase. */
    Optional<String> differenceTo(KernelRun reference) {
        int both = Math.min(trades.size(), reference.trades.size());
        for (int i = 0; i < both; i++) {
            Trade mine = trades.get(i);
            Trade its = reference.trades.get(i);
            if (!mine.equals(mine.bar() < 0 ? its.somewhere() : its)) {
                return Optional.of("fill %d is %s, not %s".formatted(i, mine, its));
            }
        }
        if (trades.size() != reference.trades.size()) {
            return Optional.of(
                    "%d fills, not %d; the first of the longer: %s"
                            .formatted(
                                    trades.size(),
                                    reference.trades.size(),
                                    trades.size() > both
                                            ? trades.get(both)
                                            : reference.trades.get(both)));
        }
        if (!recenterings.equals(reference.recenterings)) {
            return Optional.of(recenterings + " not " + reference.recenterings);
        }
        return totals.equals(reference.totals)
                ? Optional.empty()
                : Optional.of(totals + "\nnot\n" + reference.totals);
    }
}

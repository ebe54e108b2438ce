package io.trellis.optimization.space;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyFile;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A decoded strategy file taken apart, so that single fields can be set and the records put
 * together once at the end: while both bounds of a range move, the range between may be none. The
 * records check themselves, as they do when a document is decoded.
 */
final class PlanDraft {

    private final StrategyFile base;
    private final GridSettings settings;

    BigDecimal lot;
    BigDecimal minQty;
    BigDecimal minCost;
    BigDecimal makerFee;
    BigDecimal takerFee;

    BigDecimal slippage;
    PathRule pathRule;
    int marginTicks;

    BigDecimal capital;
    Sizing sizing;
    StartMode start;
    Optional<BigDecimal> stopLoss;
    Optional<BigDecimal> takeProfit;
    Trail trail;

    Optional<BigDecimal> maxExposure;
    Optional<BigDecimal> killSwitch;
    Optional<BigDecimal> maxDrawdown;
    boolean resumeNextDay;
    Optional<BigDecimal> maxOrderNotional;
    OptionalInt maxOpenOrders;
    Optional<BigDecimal> priceCollar;

    final Kind kind = new Kind();
    final Recentring recentring = new Recentring();

    /** The fields of the grid's kind; those that it does not have are never set. */
    static final class Kind {
        Optional<BigDecimal> center = Optional.empty();
        BigDecimal lower = BigDecimal.ZERO;
        BigDecimal upper = BigDecimal.ZERO;
        BigDecimal step = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal minSpacing = BigDecimal.ZERO;
        BigDecimal maxSpacing = BigDecimal.ZERO;
        int atrPeriod;
        int count;
    }

    /** The recentring rules; all of it is unused where the base has none. */
    static final class Recentring {
        Optional<BigDecimal> deviation = Optional.empty();
        BigDecimal move = BigDecimal.ZERO;
        BigDecimal moveHours = BigDecimal.ZERO;
        BigDecimal share = BigDecimal.ZERO;
        BigDecimal shareHours = BigDecimal.ZERO;
        Optional<BigDecimal> maxAgeHours = Optional.empty();
        BigDecimal cooldownHours = BigDecimal.ZERO;
        boolean compound;
    }

    PlanDraft(StrategyFile base, GridSettings settings) {
        this.base = base;
        this.settings = settings;
        Instrument instrument = base.instrument();
        lot = instrument.lot();
        minQty = instrument.minQty();
        minCost = instrument.minCost();
        makerFee = instrument.makerFee();
        takerFee = instrument.takerFee();
        slippage = base.assumptions().slippage();
        pathRule = base.assumptions().pathRule();
        marginTicks = base.assumptions().marginTicks();
        capital = settings.capital();
        sizing = settings.sizing();
        start = settings.start();
        stopLoss = settings.stopLoss();
        takeProfit = settings.takeProfit();
        trail = settings.trail();
        RiskRules risk = base.risk();
        maxExposure = risk.maxExposure();
        killSwitch = risk.killSwitch();
        maxDrawdown = risk.maxDrawdown();
        resumeNextDay = risk.resumeNextDay();
        maxOrderNotional = risk.maxOrderNotional();
        maxOpenOrders = risk.maxOpenOrders();
        priceCollar = risk.priceCollar();
        takeApart(settings.grid());
        settings.recenter().ifPresent(this::takeApart);
    }

    private void takeApart(GridKind grid) {
        switch (grid) {
            case GridKind.Arithmetic(var lower, var upper, int cells) -> range(lower, upper, cells);
            case GridKind.Geometric(var lower, var upper, int cells) -> range(lower, upper, cells);
            case GridKind.Symmetric(var center, var spacing, int levels, var profit) -> {
                around(center, spacing, levels);
                kind.profit = profit;
            }
            case GridKind.Fibonacci(var center, var step, int levels) ->
                    around(center, step, levels);
            case GridKind.Volatility volatility -> {
                around(volatility.center(), volatility.factor(), volatility.levels());
                kind.atrPeriod = volatility.atrPeriod();
                kind.minSpacing = volatility.minSpacing();
                kind.maxSpacing = volatility.maxSpacing();
            }
        }
    }

    private void range(BigDecimal lower, BigDecimal upper, int cells) {
        kind.lower = lower;
        kind.upper = upper;
        kind.count = cells;
    }

    private void around(Optional<BigDecimal> center, BigDecimal step, int levels) {
        kind.center = center;
        kind.step = step;
        kind.count = levels;
    }

    private void takeApart(RecenterRules rules) {
        recentring.deviation = rules.deviation();
        rules.pumpDump()
                .ifPresent(rule -> {
                    recentring.move = rule.move();
                    recentring.moveHours = rule.hours();
                });
        rules.dominance()
                .ifPresent(rule -> {
                    recentring.share = rule.share();
                    recentring.shareHours = rule.hours();
                });
        recentring.maxAgeHours = rules.maxAgeHours();
        recentring.cooldownHours = rules.cooldownHours();
        recentring.compound = rules.compound();
    }

    /**
     * Puts the plan together.
     *
     * @throws IllegalArgumentException if the fields do not go together; its words name no file
     */
    GridPlan plan() {
        var file =
                new StrategyFile(
                        base.name(),
                        base.created(),
                        base.expires(),
                        base.market(),
                        new Instrument(
                                base.instrument().tick(), lot, minQty, minCost, makerFee, takerFee),
                        new GridSpec(settings()),
                        risk(),
                        new Assumptions(slippage, pathRule, marginTicks),
                        base.search(),
                        base.proof());
        return GridPlan.of(file);
    }

    private GridSettings settings() {
        return new GridSettings(
                grid(),
                capital,
                sizing,
                start,
                stopLoss,
                takeProfit,
                settings.recenter().map(this::recenter),
                trail,
                settings.regimes());
    }

    private GridKind grid() {
        return switch (settings.grid()) {
            case GridKind.Arithmetic _ ->
                    new GridKind.Arithmetic(kind.lower, kind.upper, kind.count);
            case GridKind.Geometric _ -> new GridKind.Geometric(kind.lower, kind.upper, kind.count);
            case GridKind.Symmetric _ ->
                    new GridKind.Symmetric(kind.center, kind.step, kind.count, kind.profit);
            case GridKind.Fibonacci _ -> new GridKind.Fibonacci(kind.center, kind.step, kind.count);
            case GridKind.Volatility volatility ->
                    new GridKind.Volatility(
                            kind.center,
                            kind.step,
                            kind.atrPeriod,
                            volatility.timeframe(),
                            kind.count,
                            kind.minSpacing,
                            kind.maxSpacing);
        };
    }

    private RecenterRules recenter(RecenterRules rules) {
        return new RecenterRules(
                recentring.deviation,
                rules.pumpDump()
                        .map(_ ->
                                new RecenterRules.PumpDump(recentring.move, recentring.moveHours)),
                rules.dominance()
                        .map(_ ->
                                new RecenterRules.Dominance(
                                        recentring.share, recentring.shareHours)),
                recentring.maxAgeHours,
                recentring.cooldownHours,
                recentring.compound);
    }

    private RiskRules risk() {
        return new RiskRules(
                maxExposure,
                killSwitch,
                maxDrawdown,
                resumeNextDay,
                maxOrderNotional,
                maxOpenOrders,
                priceCollar);
    }
}

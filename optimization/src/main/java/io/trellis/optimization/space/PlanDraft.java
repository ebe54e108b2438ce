package io.trellis.optimization.space;

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

    final KindDraft kind;
    final Recentring recentring = new Recentring();

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
        kind = new KindDraft(settings.grid());
        settings.recenter().ifPresent(this::takeApart);
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
                kind.grid(),
                capital,
                sizing,
                start,
                stopLoss,
                takeProfit,
                settings.recenter().map(this::recenter),
                trail,
                settings.regimes());
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

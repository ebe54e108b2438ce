package io.trellis.benchmarks;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules a grid is measured with, one at a time and in the two combinations of the goals. */
enum RuleSet {
    NONE("no rules"),
    EXITS_AND_DEVIATION("exits and deviation 2 %"),
    PUMP_DUMP("pumpDump 5 % in 1 h"),
    DOMINANCE("dominance 90 % of 72 h"),
    MAX_AGE("maxAge 168 h"),
    TRAIL("trail both"),
    MAX_EXPOSURE("maxExposure 70 %"),
    KILL_SWITCH("killSwitch 5 %, resumed"),
    MAX_DRAWDOWN("maxDrawdown 60 %"),
    REGIMES("regimes block trends"),
    CASH_START("start in cash"),
    ENGINE("recentring and risk rules");

    private static final BigDecimal CAPITAL = new BigDecimal("10000");
    private static final BigDecimal STOP = new BigDecimal("0.3");
    private static final BigDecimal TAKE = new BigDecimal("3.5");

    private final String words;

    RuleSet(String words) {
        this.words = words;
    }

    /** The rules of the "measured and stated". */
    static List<RuleSet> single() {
        return List.of(
                PUMP_DUMP,
                DOMINANCE,
                MAX_AGE,
                TRAIL,
                MAX_EXPOSURE,
                KILL_SWITCH,
                MAX_DRAWDOWN,
                REGIMES,
                CASH_START);
    }

    String words() {
        return words;
    }

    /** Whether totals alone, which look at no close, can be had. */
    boolean hasTotals() {
        return switch (this) {
            case NONE, EXITS_AND_DEVIATION, PUMP_DUMP, DOMINANCE, MAX_AGE, TRAIL, CASH_START ->
                    true;
            case MAX_EXPOSURE, KILL_SWITCH, MAX_DRAWDOWN, REGIMES, ENGINE -> false;
        };
    }

    /**
     * The settings of a grid under these rules.
     *
     * @param price at the start, quote
     */
    GridSettings settings(GridKind grid, BigDecimal price) {
        boolean exits = this == EXITS_AND_DEVIATION;
        Optional<BigDecimal> exitsAt = Optional.of(price).filter(_ -> exits);
        return new GridSettings(
                grid,
                CAPITAL,
                Sizing.BASE,
                this == CASH_START ? StartMode.CASH : StartMode.INVENTORY,
                exitsAt.map(at -> at.multiply(STOP).setScale(2, RoundingMode.FLOOR)),
                exitsAt.map(at -> at.multiply(TAKE).setScale(2, RoundingMode.CEILING)),
                recentring(),
                this == TRAIL ? Trail.BOTH : Trail.NONE,
                this == REGIMES
                        ? Optional.of(
                                new RegimeRules.Labels(
                                        List.of(MarketState.TREND_UP, MarketState.TREND_DOWN)))
                        : Optional.empty());
    }

    private Optional<RecenterRules> recentring() {
        var deviation = Optional.of(new BigDecimal("0.02"));
        return switch (this) {
            case EXITS_AND_DEVIATION ->
                    recenter(deviation, Optional.empty(), Optional.empty(), Optional.empty());
            case PUMP_DUMP ->
                    recenter(
                            Optional.empty(),
                            Optional.of(pumpDump("0.05")),
                            Optional.empty(),
                            Optional.empty());
            case DOMINANCE ->
                    recenter(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(dominance("0.9", 72)),
                            Optional.empty());
            case MAX_AGE ->
                    recenter(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(BigDecimal.valueOf(168)));
            case ENGINE ->
                    recenter(
                            deviation,
                            Optional.of(pumpDump("0.2")),
                            Optional.of(dominance("1", 2_000)),
                            Optional.empty());
            case NONE, TRAIL, MAX_EXPOSURE, KILL_SWITCH, MAX_DRAWDOWN, REGIMES, CASH_START ->
                    Optional.empty();
        };
    }

    private static Optional<RecenterRules> recenter(
            Optional<BigDecimal> deviation,
            Optional<RecenterRules.PumpDump> pumpDump,
            Optional<RecenterRules.Dominance> dominance,
            Optional<BigDecimal> maxAgeHours) {
        return Optional.of(
                new RecenterRules(
                        deviation, pumpDump, dominance, maxAgeHours, BigDecimal.ZERO, true));
    }

    private static RecenterRules.PumpDump pumpDump(String move) {
        return new RecenterRules.PumpDump(new BigDecimal(move), BigDecimal.ONE);
    }

    private static RecenterRules.Dominance dominance(String share, long hours) {
        return new RecenterRules.Dominance(new BigDecimal(share), BigDecimal.valueOf(hours));
    }

    RiskRules risk() {
        return switch (this) {
            case MAX_EXPOSURE -> risk("0.7", "", "");
            case KILL_SWITCH -> risk("", "0.05", "");
            case MAX_DRAWDOWN -> risk("", "", "0.6");
            case ENGINE -> risk("0.95", "0.5", "0.9");
            case NONE,
                    EXITS_AND_DEVIATION,
                    PUMP_DUMP,
                    DOMINANCE,
                    MAX_AGE,
                    TRAIL,
                    REGIMES,
                    CASH_START ->
                    RiskRules.none();
        };
    }

    private static RiskRules risk(String maxExposure, String killSwitch, String maxDrawdown) {
        return new RiskRules(
                share(maxExposure),
                share(killSwitch),
                share(maxDrawdown),
                true,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static Optional<BigDecimal> share(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}

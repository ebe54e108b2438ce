package io.trellis.core.strategy.grid;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.StartMode;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Side;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.PlainFilter;
import io.trellis.core.regime.PlainLabels;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A second reading of the grid law, in decimals and plain loops, written from its text and without
 * regard to speed. The engine is held to it fill for fill.
 */
final class OracleRun {

    private static final long DAY_MILLIS = 86_400_000;

    private enum Stage {
        BEFORE,
        TRADING,
        PAUSED,
        HALTED,
        REFUSED
    }

    private final GridPlan plan;
    private final GridSettings settings;
    private final RiskRules risk;
    private final Bars bars;
    private final OracleTwist twist;
    private final OracleAccount account;
    private final OracleCounts counts = new OracleCounts();
    private final List<Long> equity = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    private Stage stage = Stage.BEFORE;
    private Optional<OracleCells> cells = Optional.empty();
    private int bar;
    private long pauseDay;
    private int recenters;
    private BigDecimal dayPeak;
    private BigDecimal runPeak;
    private BigDecimal recorded;
    private BigDecimal recordedPeak;
    private double maxDrawdown;
    private Optional<BigDecimal> startAtr = Optional.empty();
    private List<Boolean> blocked = List.of();

    private OracleRun(GridPlan plan, Bars bars, OracleTwist twist) {
        this.plan = plan;
        this.settings = plan.settings();
        this.risk = plan.risk();
        this.bars = bars;
        this.twist = twist;
        account = new OracleAccount(plan, twist);
        recorded = settings.capital();
        recordedPeak = recorded;
        dayPeak = recorded;
        runPeak = twist == OracleTwist.PEAK_WITHOUT_THE_CAPITAL ? BigDecimal.ZERO : recorded;
    }

    static OracleResult of(GridPlan plan, Bars bars) {
        return of(plan, bars, OracleTwist.NONE);
    }

    static OracleResult of(GridPlan plan, Bars bars, OracleTwist twist) {
        return new OracleRun(plan, bars, twist).run();
    }

    private OracleResult run() {
        for (bar = 0; bar < bars.count() && stage != Stage.REFUSED; bar++) {
            beginDay();
            open();
            if (stage == Stage.TRADING) {
                path();
            }
            if (stage != Stage.REFUSED) {
                close();
            }
        }
        counts.addIf(account.lowestCash.signum() < 0, OracleHappening.CASH_BELOW_ZERO);
        return result();
    }

    private void beginDay() {
        boolean newDay = bar > 0 && day() != Math.floorDiv(bars.timeMillis(bar - 1), DAY_MILLIS);
        if (newDay) {
            dayPeak =
                    twist == OracleTwist.DAY_PEAK_STARTS_AT_THE_FIRST_CLOSE
                            ? BigDecimal.ZERO
                            : recorded;
        }
    }

    private void open() {
        BigDecimal open = price(bars.open(bar));
        switch (stage) {
            case BEFORE -> start(open);
            case PAUSED -> resume(open);
            case TRADING -> {
                grid().move(open, time(), Phase.OPEN);
                if (atExit(open)) {
                    counts.add(
                            atStop(open)
                                    ? OracleHappening.STOP_LOSS_AT_OPEN
                                    : OracleHappening.TAKE_PROFIT_AT_OPEN);
                    exit(open, atStop(open), Phase.OPEN);
                }
            }
            case HALTED, REFUSED -> {}
        }
    }

    private void start(BigDecimal open) {
        Optional<BigDecimal> atr = atr();
        if (settings.grid() instanceof GridKind.Volatility && atr.isEmpty()) {
            return;
        }
        counts.addIf(atr.isPresent(), OracleHappening.VOLATILITY_START);
        counts.addIf(atr.isPresent() && bar > 10, OracleHappening.VOLATILITY_START_LATE);
        startAtr = atr;
        Optional<OracleGrid> grid =
                OracleGrid.given(settings.grid(), plan.instrument().tick(), open, atr);
        stage = begins(grid, settings.capital(), open) ? Stage.TRADING : Stage.REFUSED;
        counts.addIf(stage == Stage.REFUSED, OracleHappening.START_REFUSED);
    }

    private void resume(BigDecimal open) {
        if (day() == pauseDay) {
            return;
        }
        boolean compound = settings.recenter().map(RecenterRules::compound).orElse(true);
        BigDecimal capital = compound ? account.cash : account.cash.min(settings.capital());
        Optional<OracleGrid> grid = around(open);
        if (begins(grid, capital, open)) {
            stage = Stage.TRADING;
            counts.addIf(startAtr.isPresent(), OracleHappening.VOLATILITY_RESUME);
            counts.add(OracleHappening.RESUME);
        } else {
            counts.add(OracleHappening.RESUME_REFUSED);
            event("refused RESUME");
        }
    }

    private boolean begins(Optional<OracleGrid> grid, BigDecimal capital, BigDecimal open) {
        if (grid.isEmpty() || atExit(open)) {
            return false;
        }
        Optional<OracleCells> made = sized(grid.get(), capital, open);
        if (made.isEmpty()) {
            return false;
        }
        cells = made;
        long lots = made.get().heldLots();
        if (lots > 0) {
            BigDecimal cost =
                    account.tradeMarket(time(), Phase.OPEN, Reason.START, Side.BUY, open, lots);
            made.get().shareCost(cost);
        }
        return true;
    }

    private Optional<OracleCells> sized(OracleGrid grid, BigDecimal capital, BigDecimal price) {
        OracleContext context = new OracleContext(plan, account, counts, twist);
        return OracleCells.sized(grid, capital, price, time(), context);
    }

    private void path() {
        boolean lowFirst =
                switch (plan.assumptions().pathRule()) {
                    case NEAREST -> nearestIsLow();
                    case LOW_FIRST -> true;
                    case HIGH_FIRST -> false;
                };
        leg(lowFirst ? bars.low(bar) : bars.high(bar));
        leg(lowFirst ? bars.high(bar) : bars.low(bar));
        leg(bars.close(bar));
    }

    private boolean nearestIsLow() {
        long down = bars.open(bar) - bars.low(bar);
        long up = bars.high(bar) - bars.open(bar);
        return twist == OracleTwist.TIE_HIGH_FIRST ? down < up : down <= up;
    }

    private void leg(long ticks) {
        if (stage != Stage.TRADING) {
            return;
        }
        BigDecimal end = price(ticks);
        if (!atExit(end)) {
            grid().move(end, time(), Phase.PATH);
            return;
        }
        boolean stop = atStop(end);
        BigDecimal exit = (stop ? settings.stopLoss() : settings.takeProfit()).orElseThrow();
        if (twist != OracleTwist.EXIT_BEFORE_THE_FILLS) {
            grid().move(exit, time(), Phase.PATH);
        }
        counts.add(
                stop ? OracleHappening.STOP_LOSS_IN_A_LEG : OracleHappening.TAKE_PROFIT_IN_A_LEG);
        exit(twist == OracleTwist.EXIT_SALE_AT_THE_EXTREME ? end : exit, stop, Phase.PATH);
    }

    private boolean atStop(BigDecimal price) {
        return settings.stopLoss().isPresent() && price.compareTo(settings.stopLoss().get()) <= 0;
    }

    private boolean atExit(BigDecimal price) {
        return atStop(price)
                || (settings.takeProfit().isPresent()
                        && price.compareTo(settings.takeProfit().get()) >= 0);
    }

    private void exit(BigDecimal price, boolean stop, Phase phase) {
        liquidate(price, phase, Reason.EXIT);
        stage = Stage.HALTED;
        event("stopped " + (stop ? "stopLoss" : "takeProfit") + " for good");
    }

    private void liquidate(BigDecimal price, Phase phase, Reason reason) {
        if (account.lots > 0) {
            BigDecimal cost = grid().heldCost();
            BigDecimal proceeds =
                    account.tradeMarket(time(), phase, reason, Side.SELL, price, account.lots);
            account.adjustProfit = account.adjustProfit.add(proceeds.subtract(cost));
        }
        cells = Optional.empty();
    }

    private void close() {
        BigDecimal close = price(bars.close(bar));
        BigDecimal before = account.equity(close);
        dayPeak = dayPeak.max(before);
        runPeak = runPeak.max(before);
        boolean drawdown = fell(risk.maxDrawdown(), runPeak, before) && stage != Stage.HALTED;
        boolean kill = fell(risk.killSwitch(), dayPeak, before) && stage == Stage.TRADING;
        counts.addIf(drawdown && kill, OracleHappening.DRAWDOWN_AND_KILL_AT_ONCE);
        if (drawdown && !(kill && twist == OracleTwist.KILL_WINS_OVER_DRAWDOWN)) {
            stopForDrawdown(close);
        } else if (kill) {
            kill(close);
        } else if (stage == Stage.TRADING) {
            steer(close);
        }
        record(close);
    }

    private static boolean fell(
            Optional<BigDecimal> threshold, BigDecimal peak, BigDecimal equity) {
        return threshold.isPresent()
                && peak.subtract(equity).compareTo(threshold.get().multiply(peak)) >= 0;
    }

    private void stopForDrawdown(BigDecimal close) {
        counts.add(
                stage == Stage.PAUSED
                        ? OracleHappening.DRAWDOWN_STOP_IN_A_PAUSE
                        : OracleHappening.DRAWDOWN_STOP);
        liquidate(close, Phase.CLOSE, Reason.KILL);
        stage = Stage.HALTED;
        event("stopped maxDrawdown for good");
    }

    private void kill(BigDecimal close) {
        liquidate(close, Phase.CLOSE, Reason.KILL);
        if (risk.resumeNextDay()) {
            counts.add(OracleHappening.KILL_UNTIL_NEXT_DAY);
            stage = Stage.PAUSED;
            pauseDay = day();
            event("stopped killSwitch");
        } else {
            counts.add(OracleHappening.KILL_FOR_GOOD);
            stage = Stage.HALTED;
            event("stopped killSwitch for good");
        }
    }

    /** What is left to do at the close of a grid that goes on: exposure, recentring, trailing. */
    private void steer(BigDecimal close) {
        grid().limitBuying(risk.maxExposure(), isBlocked(), close);
        boolean recentered =
                settings.recenter().isPresent() && recenters(settings.recenter().get(), close);
        if (!recentered && grid().trail(close) > 0) {
            event("trailed");
        }
    }

    private boolean isBlocked() {
        if (settings.regimes().isEmpty()) {
            return false;
        }
        if (blocked.isEmpty()) {
            blocked = blockedBars(settings.regimes().get());
        }
        int known = twist == OracleTwist.STATE_OF_THE_BAR_BEFORE ? Math.max(0, bar - 1) : bar;
        boolean filtered = settings.regimes().get() instanceof RegimeRules.Filtered;
        counts.addIf(filtered && blocked.get(known), OracleHappening.FILTER_STOP);
        return blocked.get(known);
    }

    private List<Boolean> blockedBars(RegimeRules rules) {
        boolean early = twist == OracleTwist.FILTER_SEES_A_CANDLE_BEFORE_ITS_END;
        return switch (rules) {
            case RegimeRules.Filtered filtered -> new PlainFilter(filtered).stops(bars, early);
            case RegimeRules.Labels(var block) ->
                    labels().stream()
                            .map(state -> state.filter(block::contains).isPresent())
                            .toList();
        };
    }

    private List<Optional<MarketState>> labels() {
        long[] closes = IntStream.range(0, bars.count()).mapToLong(bars::close).toArray();
        long[] highs = IntStream.range(0, bars.count()).mapToLong(bars::high).toArray();
        long[] lows = IntStream.range(0, bars.count()).mapToLong(bars::low).toArray();
        return new PlainLabels(highs, lows, closes).states();
    }

    private boolean recenters(RecenterRules rules, BigDecimal close) {
        OracleTriggers triggers = new OracleTriggers(rules, plan.instrument(), bars, bar, twist);
        List<OracleHappening> holding = triggers.holding(grid());
        if (holding.isEmpty()) {
            return false;
        }
        if (triggers.coolsDown(grid())) {
            counts.add(OracleHappening.COOLDOWN_HOLDS_BACK);
            return false;
        }
        OracleHappening first = holding.getFirst();
        Optional<OracleCells> made = rebuilt(rules, close);
        if (made.isEmpty()) {
            counts.add(OracleHappening.RECENTER_REFUSED);
            event("refused " + first);
            return false;
        }
        counts.add(first);
        counts.addIf(holding.size() > 1, OracleHappening.SEVERAL_TRIGGERS_AT_ONCE);
        counts.addIf(startAtr.isPresent(), OracleHappening.VOLATILITY_RECENTER);
        counts.addIf(grid().buyingStopped(), OracleHappening.EXPOSURE_CLEARED_BY_RESTART);
        event("recentered " + first);
        recenters++;
        tradeDifference(grid(), made.get(), close);
        cells = made;
        return true;
    }

    private Optional<OracleCells> rebuilt(RecenterRules rules, BigDecimal close) {
        BigDecimal slippage = BigDecimal.ONE.subtract(plan.assumptions().slippage());
        BigDecimal fee = BigDecimal.ONE.subtract(plan.instrument().takerFee());
        BigDecimal fetched = account.exactWorth(close).multiply(slippage).multiply(fee);
        BigDecimal compounded = account.cash.add(fetched);
        boolean compound = rules.compound() || twist == OracleTwist.RECENTER_ALWAYS_COMPOUNDS;
        BigDecimal capital = compound ? compounded : compounded.min(settings.capital());
        counts.addIf(capital.compareTo(compounded) < 0, OracleHappening.RECENTER_WITHOUT_COMPOUND);
        return around(close).flatMap(grid -> sized(grid, capital, close));
    }

    private Optional<OracleGrid> around(BigDecimal price) {
        boolean anew = twist != OracleTwist.RANGE_STAYS_THAT_OF_THE_START;
        Optional<BigDecimal> atr = anew ? atr() : startAtr;
        return OracleGrid.around(settings.grid(), plan.instrument().tick(), price, atr);
    }

    /** The average true range known in this bar, where the grid needs one. */
    private Optional<BigDecimal> atr() {
        return settings.grid() instanceof GridKind.Volatility kind
                ? OracleCandles.atr(kind, plan.instrument(), bars, bar, twist)
                : Optional.empty();
    }

    private void tradeDifference(OracleCells old, OracleCells made, BigDecimal close) {
        long have = account.lots;
        long want = settings.start() == StartMode.CASH ? 0 : made.heldLots();
        BigDecimal pool = old.heldCost();
        if (want > have) {
            counts.add(OracleHappening.RECENTER_BUY);
            BigDecimal paid = recenterTrade(Side.BUY, close, want - have);
            pool = pool.add(paid);
        } else if (want < have) {
            counts.add(OracleHappening.RECENTER_SELL);
            BigDecimal proceeds = recenterTrade(Side.SELL, close, have - want);
            BigDecimal sold =
                    pool.multiply(BigDecimal.valueOf(have - want))
                            .divide(BigDecimal.valueOf(have), 20, RoundingMode.HALF_EVEN);
            account.adjustProfit = account.adjustProfit.add(proceeds.subtract(sold));
            pool = pool.subtract(sold);
        }
        if (want > 0) {
            made.shareCost(pool);
        }
    }

    private BigDecimal recenterTrade(Side side, BigDecimal close, long lots) {
        return account.tradeMarket(time(), Phase.CLOSE, Reason.RECENTER, side, close, lots);
    }

    private void record(BigDecimal close) {
        recorded = account.equity(close);
        equity.add(OracleAccount.units(recorded));
        recordedPeak = recordedPeak.max(recorded);
        double fall = 1 - recorded.doubleValue() / recordedPeak.doubleValue();
        maxDrawdown = Math.max(maxDrawdown, fall);
    }

    private OracleResult result() {
        return new OracleResult(
                stage == Stage.REFUSED,
                account.fills,
                equity,
                events,
                OracleAccount.units(account.cash),
                account.lots,
                OracleAccount.units(account.fees),
                OracleAccount.units(account.lowestCash),
                OracleAccount.units(account.roundTripProfit),
                OracleAccount.units(account.gains),
                OracleAccount.units(account.losses),
                OracleAccount.units(account.adjustProfit),
                recenters,
                maxDrawdown,
                stage == Stage.HALTED,
                counts);
    }

    private void event(String what) {
        events.add(time() + " " + what);
    }

    private OracleCells grid() {
        return cells.orElseThrow();
    }

    private long time() {
        return bars.timeMillis(bar);
    }

    private long day() {
        return Math.floorDiv(time(), DAY_MILLIS);
    }

    private BigDecimal price(long ticks) {
        return plan.instrument().price(ticks);
    }
}

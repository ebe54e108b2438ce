package io.trellis.core.strategy.grid;

import io.trellis.core.engine.SessionListener;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.order.Fill;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.RunSummary;
import io.trellis.core.session.Session;
import io.trellis.core.strategy.Note;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A small grid to reckon by hand: levels 100, 110, 120, 130 and 140, a tick and a lot of 1, no
 * fees, and a capital of 4500, which is ten lots a cell when it starts at 120: (100 + 110 + 2 ·
 * 120) · 10. Bars last an hour; the first starts at midnight.
 */
final class GridScenario implements SessionListener {

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long MIDNIGHT_MILLIS = 20_458 * 24 * HOUR_MILLIS;

    private GridKind kind = new GridKind.Arithmetic(decimal("100"), decimal("140"), 4);
    private BigDecimal capital = decimal("4500");
    private BigDecimal lot = BigDecimal.ONE;
    private BigDecimal minQty = BigDecimal.ZERO;
    private BigDecimal minCost = BigDecimal.ZERO;
    private BigDecimal makerFee = BigDecimal.ZERO;
    private BigDecimal takerFee = BigDecimal.ZERO;
    private BigDecimal slippage = BigDecimal.ZERO;
    private PathRule pathRule = PathRule.NEAREST;
    private int marginTicks;
    private Sizing sizing = Sizing.BASE;
    private StartMode start = StartMode.INVENTORY;
    private Optional<BigDecimal> stopLoss = Optional.empty();
    private Optional<BigDecimal> takeProfit = Optional.empty();
    private Optional<RecenterRules> recenter = Optional.empty();
    private Trail trail = Trail.NONE;
    private Optional<BigDecimal> maxExposure = Optional.empty();
    private Optional<BigDecimal> killSwitch = Optional.empty();
    private Optional<BigDecimal> maxDrawdown = Optional.empty();
    private boolean resumeNextDay;
    private Optional<RegimeRules> regimes = Optional.empty();

    private final Bars bars = new Bars();
    private long nextMillis = MIDNIGHT_MILLIS;
    private final List<Fill> fills = new ArrayList<>();
    private final List<BigDecimal> equity = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    /** Money of the engine, in quote. */
    static BigDecimal quote(long units) {
        BigDecimal plain = BigDecimal.valueOf(units, 8).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    GridScenario kind(GridKind value) {
        kind = value;
        return this;
    }

    GridScenario capital(String value) {
        capital = decimal(value);
        return this;
    }

    GridScenario lot(String value) {
        lot = decimal(value);
        return this;
    }

    GridScenario minimums(String quantity, String cost) {
        minQty = decimal(quantity);
        minCost = decimal(cost);
        return this;
    }

    GridScenario fees(String maker, String taker) {
        makerFee = decimal(maker);
        takerFee = decimal(taker);
        return this;
    }

    GridScenario slippage(String value) {
        slippage = decimal(value);
        return this;
    }

    GridScenario path(PathRule value) {
        pathRule = value;
        return this;
    }

    GridScenario marginTicks(int value) {
        marginTicks = value;
        return this;
    }

    GridScenario sizing(Sizing value) {
        sizing = value;
        return this;
    }

    GridScenario start(StartMode value) {
        start = value;
        return this;
    }

    GridScenario stopLoss(String value) {
        stopLoss = Optional.of(decimal(value));
        return this;
    }

    GridScenario takeProfit(String value) {
        takeProfit = Optional.of(decimal(value));
        return this;
    }

    GridScenario recenter(RecenterRules value) {
        recenter = Optional.of(value);
        return this;
    }

    GridScenario trail(Trail value) {
        trail = value;
        return this;
    }

    GridScenario maxExposure(String value) {
        maxExposure = Optional.of(decimal(value));
        return this;
    }

    GridScenario killSwitch(String value) {
        killSwitch = Optional.of(decimal(value));
        return this;
    }

    GridScenario maxDrawdown(String value) {
        maxDrawdown = Optional.of(decimal(value));
        return this;
    }

    GridScenario resumeNextDay() {
        resumeNextDay = true;
        return this;
    }

    GridScenario blockedIn(MarketState... states) {
        regimes = Optional.of(new RegimeRules.Labels(List.of(states)));
        return this;
    }

    GridScenario bar(long open, long high, long low, long close) {
        bars.append(nextMillis, open, high, low, close);
        nextMillis += HOUR_MILLIS;
        return this;
    }

    /** A bar that stays at one price. */
    GridScenario bar(long price) {
        return bar(price, price, price, price);
    }

    /** The next bar is the first of a new UTC day. */
    GridScenario nextDay() {
        long day = 24 * HOUR_MILLIS;
        nextMillis = (Math.floorDiv(nextMillis - 1, day) + 1) * day;
        return this;
    }

    /** Runs all bars given so far, from the first. */
    RunSummary run() {
        fills.clear();
        equity.clear();
        notes.clear();
        Session<GridState> session = new Session<>(plan(), this);
        for (int i = 0; i < bars.count() && session.startRefusal().isEmpty(); i++) {
            session.bar(bars, i);
        }
        return session.summary();
    }

    /** The sentence with which the start is refused. */
    String refusal() {
        Session<GridState> session = new Session<>(plan(), this);
        session.bar(bars, 0);
        return session.startRefusal().orElseThrow();
    }

    /** All trades in words; market trades tell the price before slippage and what was traded. */
    List<String> trades() {
        run();
        return fills.stream().map(GridScenario::words).toList();
    }

    /** The trades of the last bar. */
    List<String> lastTrades() {
        run();
        long last = bars.timeMillis(bars.count() - 1);
        return fills.stream()
                .filter(fill -> fill.timeMillis() == last)
                .map(GridScenario::words)
                .toList();
    }

    List<String> notes() {
        run();
        return notes;
    }

    List<BigDecimal> equity() {
        run();
        return equity;
    }

    private GridPlan plan() {
        RiskRules risk =
                new RiskRules(
                        maxExposure,
                        killSwitch,
                        maxDrawdown,
                        resumeNextDay,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty());
        return new GridPlan(
                new Instrument(BigDecimal.ONE, lot, minQty, minCost, makerFee, takerFee),
                new GridSettings(
                        kind,
                        capital,
                        sizing,
                        start,
                        stopLoss,
                        takeProfit,
                        recenter,
                        trail,
                        regimes),
                risk,
                new Assumptions(slippage, pathRule, marginTicks));
    }

    private static String words(Fill fill) {
        String trade =
                "%s %s %s %d at %d"
                        .formatted(
                                fill.phase(),
                                fill.reason(),
                                fill.side(),
                                fill.lots(),
                                fill.priceTicks());
        String money =
                fill.isTaker()
                        ? " for " + quote(fill.value()).toPlainString()
                        : " in cell " + fill.cell();
        String fee = fill.fee() == 0 ? "" : ", fee " + quote(fill.fee()).toPlainString();
        return trade.toLowerCase(Locale.ROOT) + money + fee;
    }

    @Override
    public void filled(Fill fill) {
        fills.add(fill);
    }

    @Override
    public void closed(long timeMillis, long amount) {
        equity.add(quote(amount));
    }

    @Override
    public void noted(long timeMillis, Note note) {
        notes.add(note.toString());
    }
}

package io.trellis.core.strategy.dca;

import io.trellis.core.account.Money;
import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Dips;
import io.trellis.core.dca.Schedule;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.order.Fill;
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
 * An example of dollar-cost averaging in words: tick and lot are 1 and 0.01, purchases cost up to
 * 100 and are due every 4 hours, bars last an hour, the first starts at a due time.
 */
final class DcaScenario implements SessionListener {

    private static final long HOUR_MILLIS = 3_600_000;

    private BigDecimal capital = new BigDecimal("1000");
    private BigDecimal fee = BigDecimal.ZERO;
    private BigDecimal slippage = BigDecimal.ZERO;
    private BigDecimal minCost = BigDecimal.ONE;
    private Optional<Dips> dips = Optional.empty();
    private Optional<BigDecimal> takeProfit = Optional.empty();
    private Optional<BigDecimal> killSwitch = Optional.empty();
    private Optional<BigDecimal> maxDrawdown = Optional.empty();
    private int anchorHour;
    private long nextMillis;
    private final Bars bars = new Bars();
    private final List<String> told = new ArrayList<>();

    DcaScenario capital(String value) {
        capital = new BigDecimal(value);
        return this;
    }

    DcaScenario fee(String value) {
        fee = new BigDecimal(value);
        return this;
    }

    DcaScenario slippage(String value) {
        slippage = new BigDecimal(value);
        return this;
    }

    DcaScenario minCost(String value) {
        minCost = new BigDecimal(value);
        return this;
    }

    DcaScenario anchorHour(int value) {
        anchorHour = value;
        return this;
    }

    DcaScenario takeProfit(String share) {
        takeProfit = Optional.of(new BigDecimal(share));
        return this;
    }

    DcaScenario killSwitch(String share) {
        killSwitch = Optional.of(new BigDecimal(share));
        return this;
    }

    DcaScenario maxDrawdown(String share) {
        maxDrawdown = Optional.of(new BigDecimal(share));
        return this;
    }

    /** Steps in pairs of below and multiple. */
    DcaScenario dips(Dips.From from, String... pairs) {
        var steps = new ArrayList<Dips.Step>();
        for (int i = 0; i < pairs.length; i += 2) {
            steps.add(new Dips.Step(new BigDecimal(pairs[i]), new BigDecimal(pairs[i + 1])));
        }
        dips = Optional.of(new Dips(from, steps));
        return this;
    }

    DcaScenario bar(long open, long high, long low, long close) {
        bars.append(nextMillis, open, high, low, close);
        nextMillis += HOUR_MILLIS;
        return this;
    }

    /** Hours in which the price stays. */
    DcaScenario hours(int count, long price) {
        for (int i = 0; i < count; i++) {
            bar(price, price, price, price);
        }
        return this;
    }

    /** Hours without a bar. */
    DcaScenario gap(int hours) {
        nextMillis += hours * HOUR_MILLIS;
        return this;
    }

    RunSummary summary() {
        told.clear();
        var session = new Session<>(plan(), this);
        for (int i = 0; i < bars.count(); i++) {
            session.bar(bars, i);
        }
        return session.summary();
    }

    /** Everything that is told of the run: trades with the hour of their bar, and notes. */
    List<String> run() {
        summary();
        return List.copyOf(told);
    }

    private DcaPlan plan() {
        return new DcaPlan(
                new Instrument(
                        BigDecimal.ONE, new BigDecimal("0.01"), BigDecimal.ZERO, minCost, fee, fee),
                new DcaSettings(
                        capital,
                        new Schedule(4, anchorHour),
                        new BigDecimal("100"),
                        dips,
                        takeProfit),
                new RiskRules(
                        Optional.empty(),
                        killSwitch,
                        maxDrawdown,
                        false,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty()),
                new Assumptions(slippage, PathRule.NEAREST, 0));
    }

    @Override
    public void filled(Fill fill) {
        String order = fill.isTaker() ? "market" : "order " + fill.cell();
        told.add(
                "%d: %s %s %d at %d, %s"
                        .formatted(
                                fill.timeMillis() / HOUR_MILLIS,
                                fill.reason(),
                                fill.side(),
                                fill.lots(),
                                fill.priceTicks(),
                                order)
                        .toLowerCase(Locale.ROOT));
    }

    @Override
    public void noted(long timeMillis, Note note) {
        switch (note) {
            case Note.NotPlaced(var order, var reason) ->
                    told.add(timeMillis / HOUR_MILLIS + ": no " + order + ": " + reason);
            case Note.StartRefused(var reason) -> told.add("refused: " + reason);
            case Note.Stopped(var rule, _) ->
                    told.add(timeMillis / HOUR_MILLIS + ": stopped by " + rule);
            case Note.Started _,
                    Note.Recentered _,
                    Note.RecenterRefused _,
                    Note.Trailed _,
                    Note.Buying _ -> {}
        }
    }

    static String quote(long units) {
        return Money.decimal(units).stripTrailingZeros().toPlainString();
    }
}

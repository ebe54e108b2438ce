package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.sizing.Caps;
import io.trellis.core.sizing.PositionSizer;
import io.trellis.core.sizing.ReturnStatistics;
import io.trellis.core.sizing.Situation;
import io.trellis.core.sizing.SizingRule;
import io.trellis.core.sizing.StateScale;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How much of an account a grid gets, as the capital of the file is taken for the account: what
 * parts of Kelly's bet, targets of volatility and fixed shares give on the daily returns of the
 * coin, under several caps. The capitals are to be judged on the whole account, of which what the
 * grid does not get lies idle.
 *
 * @param account what the account is worth, in quote
 * @param rules the first rule, in words, that gives each capital
 */
public record SizingPreset(
        StrategyDocument document, BigDecimal account, SequencedMap<BigDecimal, String> rules) {

    private static final long DAY_MILLIS = 86_400_000;
    private static final double[] KELLY = {0.05, 0.1, 0.15, 0.2, 0.25};
    private static final double[] VOLATILITIES = {0.05, 0.1, 0.15, 0.2, 0.3, 0.4};
    private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 1};
    private static final double[] CAPS = {0.25, 0.5, 0.75, 1};

    /** Amounts are whole hundredths of a percent of the account. */
    private static final int SHARE_DECIMALS = 4;

    public SizingPreset {
        rules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(rules));
    }

    /** A rule, and how a person calls it. */
    private record Named(String words, SizingRule rule) {}

    /**
     * The capitals for a strategy.
     *
     * @param bars those of the search, one or more
     * @throws InvalidInputException if the rules give fewer than two different capitals
     */
    public static SizingPreset of(StrategyDocument document, Bars bars) {
        var account = new BigDecimal(document.value("capital"));
        var situation =
                new Situation(
                        account.doubleValue(),
                        ReturnStatistics.of(dailyReturns(bars)),
                        Optional.empty());
        var rules = new LinkedHashMap<BigDecimal, String>();
        for (Named named : all()) {
            for (double cap : CAPS) {
                var sizer = new PositionSizer(named.rule(), StateScale.NONE, Caps.share(cap));
                BigDecimal share =
                        BigDecimal.valueOf(sizer.amount(situation) / account.doubleValue())
                                .setScale(SHARE_DECIMALS, RoundingMode.DOWN);
                if (share.signum() > 0) {
                    rules.putIfAbsent(
                            share.multiply(account).stripTrailingZeros(),
                            named.words() + ", at most " + cap + " of the account");
                }
            }
        }
        if (rules.size() < 2) {
            throw new InvalidInputException(
                    "the rules for sizes give fewer than two capitals; give a larger capital");
        }
        return new SizingPreset(document, account, rules);
    }

    private static List<Named> all() {
        var rules = new ArrayList<Named>();
        for (double share : SHARES) {
            rules.add(new Named(share + " of the account", new SizingRule.PercentOfEquity(share)));
        }
        for (double fraction : KELLY) {
            rules.add(
                    new Named(
                            fraction + " of Kelly's bet",
                            new SizingRule.Kelly(
                                    fraction, SizingRule.Kelly.quarter().standardErrors())));
        }
        for (double target : VOLATILITIES) {
            rules.add(
                    new Named(
                            "a volatility of " + target + " a year",
                            new SizingRule.VolatilityTarget(target)));
        }
        return rules;
    }

    /** From the close of each day of UTC to that of the next. */
    private static double[] dailyReturns(Bars bars) {
        var closes = new ArrayList<Long>();
        for (int bar = 0; bar < bars.count(); bar++) {
            boolean last = bar == bars.count() - 1 || day(bars, bar) != day(bars, bar + 1);
            if (last) {
                closes.add(bars.close(bar));
            }
        }
        double[] returns = new double[Math.max(0, closes.size() - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = (double) closes.get(i + 1) / closes.get(i) - 1;
        }
        return returns;
    }

    private static long day(Bars bars, int bar) {
        return Math.floorDiv(bars.timeMillis(bar), DAY_MILLIS);
    }

    /** The space of the capitals, smallest first. */
    public Preset preset() {
        List<BigDecimal> rising = rules.keySet().stream().sorted().toList();
        Dimension capital = Choices.decimals("capital", rising);
        return new Preset(document, List.of(capital));
    }
}

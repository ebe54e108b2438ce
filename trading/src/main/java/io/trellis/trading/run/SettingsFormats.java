package io.trellis.trading.run;

import io.trellis.core.machine.Policy;
import io.trellis.core.risk.Limits;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.TrueFalse;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How the parts of {@link RunSettings} stand in its document. */
final class SettingsFormats {

    /** Text as a list of pieces, as no string of a document may be long. */
    static final Format<String> LONG_TEXT =
            Text.of("(?s).{1,1000}", "1 to 1000 characters")
                    .listOf(1, 2_000)
                    .map(pieces -> String.join("", pieces), SettingsFormats::pieces);

    /** A whole number that a JSON number may be too small for. */
    private static final Format<Long> WHOLE =
            Text.of("[0-9]{1,19}", "a string of up to 19 digits")
                    .map(Long::parseLong, String::valueOf);

    private static final Format<Integer> COUNT = Numeric.count(0, Integer.MAX_VALUE);

    private static final Format<BigDecimal> DECIMAL =
            Text.of("[0-9]{1,19}(?:\\.[0-9]{1,18})?", "a decimal string such as \"0.05\"")
                    .map(BigDecimal::new, BigDecimal::toPlainString);

    static final Format<Duration> MILLIS =
            Numeric.whole(0, 31_536_000_000L).map(Duration::ofMillis, Duration::toMillis);

    static final Block<Limits> LIMITS = limits();
    static final Block<Policy> POLICY = policy();

    private SettingsFormats() {}

    private static <R, T> Field<R, T> field(
            String name, Format<T> format, Function<R, T> component) {
        return Field.of(name, "Of the run, as it was started.", format, component);
    }

    private static Block<Limits> limits() {
        Field<Limits, Long> orderValue = field("orderValue", WHOLE, Limits::orderValue);
        Field<Limits, Long> cellValue = field("cellValue", WHOLE, Limits::cellValue);
        Field<Limits, Long> pairExposure = field("pairExposure", WHOLE, Limits::pairExposure);
        Field<Limits, Long> totalExposure = field("totalExposure", WHOLE, Limits::totalExposure);
        Field<Limits, Integer> openOrders = field("openOrders", COUNT, Limits::openOrders);
        Field<Limits, Integer> unknown = field("unknownOrders", COUNT, Limits::unknownOrders);
        Field<Limits, BigDecimal> collar = field("priceCollar", DECIMAL, Limits::priceCollar);
        Field<Limits, BigDecimal> takeCollar = field("takeCollar", DECIMAL, Limits::takeCollar);
        Field<Limits, Long> age = field("priceAgeMillis", WHOLE, Limits::priceAgeMillis);
        Field<Limits, BigDecimal> makerFee = field("makerFee", DECIMAL, Limits::makerFee);
        Field<Limits, Integer> perSecond = field("ordersPerSecond", COUNT, Limits::ordersPerSecond);
        Field<Limits, Integer> perMinute = field("ordersPerMinute", COUNT, Limits::ordersPerMinute);
        Field<Limits, Integer> perDay = field("ordersPerDay", COUNT, Limits::ordersPerDay);
        Field<Limits, Long> valuePerDay = field("valuePerDay", WHOLE, Limits::valuePerDay);
        Field<Limits, Long> dailyLoss = field("dailyLoss", WHOLE, Limits::dailyLoss);
        Field<Limits, BigDecimal> dayFall = field("dayDrawdown", DECIMAL, Limits::dayDrawdown);
        Field<Limits, BigDecimal> runFall = field("runDrawdown", DECIMAL, Limits::runDrawdown);
        Field<Limits, Long> freeQuote = field("leastFreeQuote", WHOLE, Limits::leastFreeQuote);
        Field<Limits, BigDecimal> freeBase = field("leastFreeBase", DECIMAL, Limits::leastFreeBase);
        return new Block<>(
                List.of(
                        orderValue,
                        cellValue,
                        pairExposure,
                        totalExposure,
                        openOrders,
                        unknown,
                        collar,
                        takeCollar,
                        age,
                        makerFee,
                        perSecond,
                        perMinute,
                        perDay,
                        valuePerDay,
                        dailyLoss,
                        dayFall,
                        runFall,
                        freeQuote,
                        freeBase),
                read ->
                        new Limits(
                                read.get(orderValue),
                                read.get(cellValue),
                                read.get(pairExposure),
                                read.get(totalExposure),
                                read.get(openOrders),
                                read.get(unknown),
                                read.get(collar),
                                read.get(takeCollar),
                                read.get(age),
                                read.get(makerFee),
                                read.get(perSecond),
                                read.get(perMinute),
                                read.get(perDay),
                                read.get(valuePerDay),
                                read.get(dailyLoss),
                                read.get(dayFall),
                                read.get(runFall),
                                read.get(freeQuote),
                                read.get(freeBase)));
    }

    private static Block<Policy> policy() {
        Field<Policy, Integer> deadMan = field("deadManSeconds", COUNT, Policy::deadManSeconds);
        Field<Policy, Boolean> cancel =
                field("cancelOnHalt", new TrueFalse(), Policy::cancelOnHalt);
        Field<Policy, Long> owned = field("ownedLots", WHOLE, Policy::ownedLots);
        Field<Policy, Duration> equity = field("equityEveryMillis", MILLIS, Policy::equityEvery);
        Field<Policy, Duration> stale = field("priceIsStaleMillis", MILLIS, Policy::priceIsStale);
        Field<Policy, Duration> grace = field("barGraceMillis", MILLIS, Policy::barGrace);
        Field<Policy, Duration> clock = field("clockLimitMillis", MILLIS, Policy::clockLimit);
        return new Block<>(
                List.of(deadMan, cancel, owned, equity, stale, grace, clock),
                read ->
                        new Policy(
                                read.get(deadMan),
                                read.get(cancel),
                                read.get(owned),
                                read.get(equity),
                                read.get(stale),
                                read.get(grace),
                                read.get(clock)));
    }

    /** Lines, as far as they are not too long. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int end = Math.min(newline < 0 ? text.length() : newline + 1, from + 1_000);
            // The two halves of a character beyond 16 bits stay together.
            end -= end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
            pieces.add(text.substring(from, end));
            from = end;
        }
        return pieces;
    }
}

package io.trellis.core.strategyfile;

import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to trade, under which limits, and why it may be believed.
 *
 * @param name small letters, digits and dashes, at most 64; also the name of the file
 * @param created when a program wrote it
 * @param expires after when it must not be traded any more; later than {@code created}
 * @param market where and what to trade, and the length of the bars
 * @param search the space and objective that the strategy was or may be looked for in
 * @param proof where the strategy comes from and how it stood the tests; empty for a hand-written
 *     one
 */
public record StrategyFile(
        String name,
        Optional<Instant> created,
        Optional<Instant> expires,
        SeriesId market,
        Instrument instrument,
        StrategySpec strategy,
        RiskRules risk,
        Assumptions assumptions,
        Optional<SearchBlock> search,
        Optional<Proof> proof) {

    /** The version of the document that this code reads and writes. */
    public static final String SCHEMA = "trellis/strategy/1";

    static final String NAME_PATTERN = "[a-z0-9][a-z0-9-]{0,63}";

    private static final Pattern NAME = Pattern.compile(NAME_PATTERN);

    /** Far beyond any market, and far from the overflow of a price in ticks. */
    private static final BigDecimal MAX_TICKS = BigDecimal.TEN.pow(15);

    /**
     * @throws IllegalArgumentException if the name is not of the form above, if it expires before
     *     it was created, if an exit is off the tick, a price above 10¹⁵ ticks, or a rule of risk
     *     one that the plug-in does not keep
     */
    public StrategyFile {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name \"" + name + "\" must fit " + NAME_PATTERN);
        }
        if (created.isPresent() && expires.isPresent() && !expires.get().isAfter(created.get())) {
            throw new IllegalArgumentException(
                    "expires: " + expires.get() + " is not after created, " + created.get());
        }
        strategy.candles().forEach((place, length) -> requireOfBars(place, length, market));
        strategy.prices().forEach((place, price) -> requireInReach(place, price, instrument));
        strategy.exits().forEach((place, price) -> requireOnTick(place, price, instrument));
        strategy.refusal(risk)
                .ifPresent(reason -> {
                    throw new IllegalArgumentException("risk." + reason);
                });
    }

    private static void requireOfBars(String place, Timeframe candle, SeriesId market) {
        if (candle.millis() % market.timeframe().millis() != 0) {
            throw new IllegalArgumentException(
                    "strategy.%s: candles of %s cannot be built from bars of %s; write a multiple"
                            .formatted(place, candle, market.timeframe()));
        }
    }

    private static void requireInReach(String place, BigDecimal price, Instrument instrument) {
        if (price.compareTo(instrument.tick().multiply(MAX_TICKS)) > 0) {
            throw refused(place, price, "is more than 10^15 ticks of", instrument, "");
        }
    }

    private static void requireOnTick(String place, BigDecimal price, Instrument instrument) {
        if (!instrument.isOnTick(price)) {
            throw refused(place, price, "is off the tick", instrument, "; write a multiple of it");
        }
    }

    private static IllegalArgumentException refused(
            String place, BigDecimal price, String fault, Instrument instrument, String advice) {
        String tick = instrument.tick().toPlainString();
        return new IllegalArgumentException(
                "strategy.%s: %s %s %s%s"
                        .formatted(place, price.toPlainString(), fault, tick, advice));
    }

    /** The same strategy under a name, with the times that a program gives what it writes. */
    public StrategyFile issued(String newName, Instant time, Optional<Instant> expiry) {
        return new StrategyFile(
                newName,
                Optional.of(time),
                expiry,
                market,
                instrument,
                strategy,
                risk,
                assumptions,
                search,
                proof);
    }

    /** The same strategy with another end of its life. */
    StrategyFile expiring(Instant expiry) {
        return new StrategyFile(
                name,
                created,
                Optional.of(expiry),
                market,
                instrument,
                strategy,
                risk,
                assumptions,
                search,
                proof);
    }

    /** The same strategy with the space it was looked for in. */
    public StrategyFile withSearch(SearchBlock space) {
        return new StrategyFile(
                name,
                created,
                expires,
                market,
                instrument,
                strategy,
                risk,
                assumptions,
                Optional.of(space),
                proof);
    }

    /**
     * The same strategy with another proof; {@link StrategyCodec#proven} makes the right digest.
     */
    StrategyFile withProof(Proof other) {
        return new StrategyFile(
                name,
                created,
                expires,
                market,
                instrument,
                strategy,
                risk,
                assumptions,
                search,
                Optional.of(other));
    }
}

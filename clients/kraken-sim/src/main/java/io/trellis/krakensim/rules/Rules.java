package io.trellis.krakensim.rules;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every switch of the exchange. They can be changed while it runs.
 *
 * @param quirks what of the unknown is so
 * @param historyCharge what a call for history costs the counter of its key, 2 or 4
 * @param restLag how far what REST tells of an account lies behind its stream
 * @param balanceLag how far the entries of the balances lie behind the executions
 * @param clockOffset how far the clock that the venue shows is ahead
 * @param tokenLife how long a token that nothing uses is good
 * @param feeCharge what fees are taken in
 * @param publicPerSecond how many public calls a second one address may make, 0 for any number
 * @param messagesPerSecond how many requests a second a connection may make, 0 for any number
 * @param connectionsPerTenMinutes how many connections one address may open, 0 for any number
 * @param seed of the ids and keys that are given out
 */
public record Rules(
        Set<Quirk> quirks,
        int historyCharge,
        Duration restLag,
        Duration balanceLag,
        Duration clockOffset,
        Duration tokenLife,
        FeeCharge feeCharge,
        int publicPerSecond,
        int messagesPerSecond,
        int connectionsPerTenMinutes,
        long seed) {

    public Rules {
        EnumSet<Quirk> copy = EnumSet.noneOf(Quirk.class);
        copy.addAll(quirks);
        quirks = Collections.unmodifiableSet(copy);
        if (restLag.isNegative() || balanceLag.isNegative()) {
            throw new IllegalArgumentException("a lag is not negative");
        }
    }

    /** What is held to be so. */
    public static Rules standard() {
        return new Rules(
                EnumSet.noneOf(Quirk.class),
                2,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(15),
                FeeCharge.QUOTE,
                1,
                50,
                150,
                1);
    }

    /** Whether that is so. */
    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** The same with that. */
    public Rules with(Quirk quirk) {
        EnumSet<Quirk> more = EnumSet.of(quirk);
        more.addAll(quirks);
        return with(more);
    }

    /** The same without that. */
    public Rules without(Quirk quirk) {
        EnumSet<Quirk> fewer = EnumSet.noneOf(Quirk.class);
        fewer.addAll(quirks);
        fewer.remove(quirk);
        return with(fewer);
    }

    private Rules with(Set<Quirk> others) {
        return changed(draft -> draft.quirks = others);
    }

    /** The same with another price of history. */
    public Rules withHistoryCharge(int charge) {
        return changed(draft -> draft.historyCharge = charge);
    }

    /** The same with REST, and the balances' stream, that far behind. */
    public Rules withLags(Duration rest, Duration balances) {
        return changed(draft -> {
            draft.restLag = rest;
            draft.balanceLag = balances;
        });
    }

    /** The same with a clock that is ahead, or behind if negative. */
    public Rules withClockOffset(Duration offset) {
        return changed(draft -> draft.clockOffset = offset);
    }

    /** The same with fees in something else. */
    public Rules withFeeCharge(FeeCharge charge) {
        return changed(draft -> draft.feeCharge = charge);
    }

    /** The same with other limits on an address and a connection, 0 for none. */
    public Rules withLimits(int publicCalls, int messages, int connections) {
        return changed(draft -> {
            draft.publicPerSecond = publicCalls;
            draft.messagesPerSecond = messages;
            draft.connectionsPerTenMinutes = connections;
        });
    }

    /** The same with other ids and keys. */
    public Rules withSeed(long other) {
        return changed(draft -> draft.seed = other);
    }

    private Rules changed(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new Rules(
                draft.quirks,
                draft.historyCharge,
                draft.restLag,
                draft.balanceLag,
                draft.clockOffset,
                tokenLife,
                draft.feeCharge,
                draft.publicPerSecond,
                draft.messagesPerSecond,
                draft.connectionsPerTenMinutes,
                draft.seed);
    }

    /** What may be changed, on its way from one set of rules to the next. */
    private static final class Draft {

        private Set<Quirk> quirks;
        private int historyCharge;
        private Duration restLag;
        private Duration balanceLag;
        private Duration clockOffset;
        private FeeCharge feeCharge;
        private int publicPerSecond;
        private int messagesPerSecond;
        private int connectionsPerTenMinutes;
        private long seed;

        Draft(Rules rules) {
            quirks = rules.quirks;
            historyCharge = rules.historyCharge;
            restLag = rules.restLag;
            balanceLag = rules.balanceLag;
            clockOffset = rules.clockOffset;
            feeCharge = rules.feeCharge;
            publicPerSecond = rules.publicPerSecond;
            messagesPerSecond = rules.messagesPerSecond;
            connectionsPerTenMinutes = rules.connectionsPerTenMinutes;
            seed = rules.seed;
        }
    }
}

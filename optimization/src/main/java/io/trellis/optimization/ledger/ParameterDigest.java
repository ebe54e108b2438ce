package io.trellis.optimization.ledger;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.session.Plan;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Says which parameters a trial had: the first 128 bits of the SHA-256 of all that a plan holds,
 * numbers by their value. Two strategy files that trade alike have the same one, whatever they are
 * called and however they write their numbers.
 *
 * @param high its first eight bytes, most significant first
 * @param low its second eight bytes
 */
public record ParameterDigest(long high, long low) {

    private static final int HEX_DIGITS = 32;

    /** Of a grid. */
    public static ParameterDigest of(GridPlan plan) {
        return of(new Words().add(plan).text.toString());
    }

    /** Of a strategy of any kind; of one that is no grid by the text of its plan. */
    public static ParameterDigest of(Plan<?> plan) {
        return plan instanceof GridPlan grid ? of(grid) : of(plan.toString());
    }

    static ParameterDigest of(String parameters) {
        ByteBuffer hash =
                ByteBuffer.wrap(sha256().digest(parameters.getBytes(StandardCharsets.UTF_8)));
        return new ParameterDigest(hash.getLong(), hash.getLong());
    }

    /**
     * Reads the form of {@link #toString}.
     *
     * @throws IllegalArgumentException if it is another
     */
    static ParameterDigest parse(CharSequence hex) {
        if (hex.length() != HEX_DIGITS) {
            throw new IllegalArgumentException("no digest of parameters: " + hex);
        }
        return new ParameterDigest(
                HexFormat.fromHexDigitsToLong(hex, 0, HEX_DIGITS / 2),
                HexFormat.fromHexDigitsToLong(hex, HEX_DIGITS / 2, HEX_DIGITS));
    }

    /** 32 lower-case hex digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * The fields of a plan in a fixed order, each ended by a semicolon; a rule that is off is -.
     */
    private static final class Words {

        private final StringBuilder text = new StringBuilder(512);

        Words add(GridPlan plan) {
            var instrument = plan.instrument();
            add(instrument.tick()).add(instrument.lot());
            add(instrument.minQty()).add(instrument.minCost());
            add(instrument.makerFee()).add(instrument.takerFee());
            var settings = plan.settings();
            add(settings.grid());
            add(settings.capital()).add(settings.sizing()).add(settings.start());
            addOptional(settings.stopLoss()).addOptional(settings.takeProfit());
            settings.recenter().ifPresentOrElse(this::add, () -> add("-"));
            add(settings.trail());
            add(settings.regimes().map(Object::toString).orElse("-"));
            var risk = plan.risk();
            addOptional(risk.maxExposure()).addOptional(risk.killSwitch());
            addOptional(risk.maxDrawdown()).add(risk.resumeNextDay());
            addOptional(risk.maxOrderNotional()).add(risk.maxOpenOrders());
            addOptional(risk.priceCollar());
            var assumed = plan.assumptions();
            return add(assumed.slippage()).add(assumed.pathRule()).add(assumed.marginTicks());
        }

        private void add(GridKind grid) {
            add(grid.word());
            switch (grid) {
                case GridKind.Arithmetic(var lower, var upper, int cells) ->
                        add(lower).add(upper).add(cells);
                case GridKind.Geometric(var lower, var upper, int cells) ->
                        add(lower).add(upper).add(cells);
                case GridKind.Symmetric(var center, var spacing, int levels, var profit) ->
                        addOptional(center).add(spacing).add(levels).add(profit);
                case GridKind.Fibonacci(var center, var step, int levels) ->
                        addOptional(center).add(step).add(levels);
                case GridKind.Volatility(
                                var center,
                                var factor,
                                int period,
                                var timeframe,
                                int levels,
                                var least,
                                var most) ->
                        addOptional(center)
                                .add(factor)
                                .add(period)
                                .add(timeframe)
                                .add(levels)
                                .add(least)
                                .add(most);
            }
        }

        private void add(RecenterRules rules) {
            addOptional(rules.deviation());
            rules.pumpDump()
                    .ifPresentOrElse(rule -> add(rule.move()).add(rule.hours()), () -> add("-"));
            rules.dominance()
                    .ifPresentOrElse(rule -> add(rule.share()).add(rule.hours()), () -> add("-"));
            addOptional(rules.maxAgeHours()).add(rules.cooldownHours()).add(rules.compound());
        }

        private Words add(BigDecimal number) {
            // 0.0 keeps its zeros when they are stripped.
            return add(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        }

        private Words addOptional(Optional<BigDecimal> number) {
            return number.isPresent() ? add(number.get()) : add("-");
        }

        private Words add(Object word) {
            text.append(word).append(';');
            return this;
        }
    }
}

package io.trellis.backtesting.venue;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fees that fall with the volume which the account has traded, over all its symbols, in the 30 days
 * before a fill.
 *
 * @param tiers one or more, by rising volume, the first from 0
 */
public record FeeSchedule(List<Tier> tiers) {

    private static final Pattern TIER = Pattern.compile("([0-9.]+):([0-9.]+)/([0-9.]+)");
    private static final String FORM =
            "VOLUME:MAKER/TAKER by rising volume, the first from 0, such as"
                    + " 0:0.0025/0.0040,50000:0.0014/0.0024";

    /**
     * The fees from a volume on.
     *
     * @param fromVolume quote, at least 0
     * @param maker share of the value of a resting order's fill, 0 to below 1
     * @param taker share of the value of a fill at the market, 0 to below 1
     */
    public record Tier(BigDecimal fromVolume, BigDecimal maker, BigDecimal taker) {}

    /**
     * @throws IllegalArgumentException if there is no tier, the first is not from 0, the volumes do
     *     not rise, or a fee is not in [0, 1)
     */
    public FeeSchedule {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getFirst().fromVolume().signum() != 0) {
            throw new IllegalArgumentException("the first tier must be from 0, was " + tiers);
        }
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (i > 0 && tier.fromVolume().compareTo(tiers.get(i - 1).fromVolume()) <= 0) {
                throw new IllegalArgumentException(
                        "the volumes of tiers must rise, but " + tier.fromVolume() + " does not");
            }
            requireFee(tier.maker());
            requireFee(tier.taker());
        }
    }

    private static void requireFee(BigDecimal fee) {
        if (fee.signum() < 0 || fee.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("a fee must be in [0, 1), was " + fee);
        }
    }

    /** The fees of an instrument, whatever the volume. */
    public static FeeSchedule of(Instrument instrument) {
        return new FeeSchedule(
                List.of(new Tier(BigDecimal.ZERO, instrument.makerFee(), instrument.takerFee())));
    }

    /**
     * Reads tiers such as {@code 0:0.0025/0.0040,50000:0.0014/0.0024}; they may be parted by line
     * ends as well.
     *
     * @throws InvalidInputException if the text is anything else; the sentence names the place
     */
    public static FeeSchedule parse(String text) {
        List<Tier> tiers =
                Arrays.stream(text.strip().split("\\s*[,\\n]\\s*")).map(FeeSchedule::tier).toList();
        try {
            return new FeeSchedule(tiers);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "fee tiers: " + e.getMessage() + "; write them as " + FORM + ".", e);
        }
    }

    private static Tier tier(String text) {
        Matcher parts = TIER.matcher(text);
        try {
            if (parts.matches()) {
                return new Tier(
                        new BigDecimal(parts.group(1)),
                        new BigDecimal(parts.group(2)),
                        new BigDecimal(parts.group(3)));
            }
        } catch (NumberFormatException _) {
            // Two points in one number: told below.
        }
        throw new InvalidInputException(
                "fee tier \"" + text + "\" cannot be read; write tiers as " + FORM + ".");
    }

    /** The form that {@link #parse} reads. */
    public String words() {
        return tiers.stream()
                .map(tier ->
                        "%s:%s/%s"
                                .formatted(
                                        tier.fromVolume().toPlainString(),
                                        tier.maker().toPlainString(),
                                        tier.taker().toPlainString()))
                .collect(Collectors.joining(","));
    }
}

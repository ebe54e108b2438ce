package io.trellis.optimization.validation;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * A series cut in two at a moment: what a search may see, and what comes after.
 *
 * <p>Nothing is left out between the two. Every run starts with its whole capital and no inventory,
 * so that no position reaches from one part into the other.
 */
public record TimeSplit(BarColumns train, BarColumns test) {

    private static final int FEWEST_BARS = 2;

    /**
     * Cuts a series.
     *
     * @param bars what is cut
     * @param trainShare share of the time span that is seen, above 0 and below 1
     * @throws InvalidInputException if the share is not, or a part gets fewer than two bars
     */
    public static TimeSplit of(BarColumns bars, BigDecimal trainShare) {
        if (trainShare.signum() <= 0 || trainShare.compareTo(BigDecimal.ONE) >= 0) {
            throw new InvalidInputException(
                    "--train-share %s must lie above 0 and below 1"
                            .formatted(trainShare.toPlainString()));
        }
        long end = bars.lastMillis() + bars.series().timeframe().millis();
        long cut = bars.firstMillis() + share(trainShare, end - bars.firstMillis());
        int trained = barsBefore(bars, cut);
        int tested = bars.rows() - trained;
        if (trained < FEWEST_BARS || tested < FEWEST_BARS) {
            throw new InvalidInputException(
                    ("%s has %d bars, too few to split: %d would lie before %s and %d after it, and"
                                    + " each part needs at least %d")
                            .formatted(
                                    bars.series(),
                                    bars.rows(),
                                    trained,
                                    Instant.ofEpochMilli(cut),
                                    tested,
                                    FEWEST_BARS));
        }
        return new TimeSplit(bars.slice(bars.firstMillis(), cut), bars.slice(cut, end));
    }

    private static long share(BigDecimal share, long millis) {
        return share.multiply(BigDecimal.valueOf(millis))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private static int barsBefore(BarColumns bars, long cutMillis) {
        int count = 0;
        while (count < bars.rows() && bars.timeMillis()[count] < cutMillis) {
            count++;
        }
        return count;
    }
}

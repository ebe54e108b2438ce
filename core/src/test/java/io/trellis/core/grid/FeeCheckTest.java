package io.trellis.core.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.market.Instrument;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;

class FeeCheckTest {

    private static final long SEED = 11;

    /** Also where prices are so large that their products overflow, and where a cell nets 0. */
    @Test
    void theVerdictIsThatOfEveryCellsExactProfit() {
        var random = new Random(SEED);
        for (int draw = 0; draw < 5_000; draw++) {
            BigDecimal fee = BigDecimal.valueOf(random.nextInt(40), 1 + random.nextInt(4));
            if (fee.compareTo(BigDecimal.ONE) >= 0) {
                continue;
            }
            Instrument instrument = instrument(fee);
            Cells cells = cells(random, instrument, fee);

            FeeCheck check = FeeCheck.of(cells, instrument);

            assertEquals(expected(cells, fee), check, "seed " + SEED + ", draw " + draw);
        }
    }

    private static FeeCheck expected(Cells cells, BigDecimal fee) {
        var digits = new MathContext(12, RoundingMode.HALF_EVEN);
        BigDecimal kept = BigDecimal.ONE.subtract(fee);
        BigDecimal paid = BigDecimal.ONE.add(fee);
        BigDecimal worst = BigDecimal.valueOf(Long.MAX_VALUE);
        int losing = 0;
        for (int i = 0; i < cells.count(); i++) {
            BigDecimal buy = BigDecimal.valueOf(cells.buy(i));
            BigDecimal profit =
                    BigDecimal.valueOf(cells.sell(i)).multiply(kept).subtract(buy.multiply(paid));
            losing += profit.signum() < 0 ? 1 : 0;
            worst = worst.min(profit.divide(buy, digits));
        }
        BigDecimal breakEven = paid.divide(kept, digits).subtract(BigDecimal.ONE);
        return new FeeCheck(cells.count(), losing, worst, breakEven);
    }

    private static Cells cells(Random random, Instrument instrument, BigDecimal fee) {
        int count = 1 + random.nextInt(12);
        long[] buys = new long[count];
        long[] sells = new long[count];
        long scale = 1L << random.nextInt(52);
        long price = 1_000 + (long) (random.nextDouble() * scale);
        double breakEven = (1 + fee.doubleValue()) / (1 - fee.doubleValue());
        for (int i = 0; i < count; i++) {
            buys[i] = price;
            double wide = price * (random.nextBoolean() ? breakEven : 1 + random.nextDouble() / 9);
            sells[i] = Math.max(price + 1, Math.round(wide));
            if (i > 0 && sells[i] <= sells[i - 1]) {
                sells[i] = sells[i - 1] + 1;
            }
            price += 1 + (long) (random.nextDouble() * scale);
        }
        return switch (Cells.of(buys, sells, instrument)) {
            case Attempt.Done<Cells>(var cells) -> cells;
            case Attempt.Refused<Cells>(var reason) -> throw new AssertionError(reason);
        };
    }

    private static Instrument instrument(BigDecimal fee) {
        return new Instrument(
                new BigDecimal("0.01"),
                new BigDecimal("0.001"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                fee,
                fee);
    }
}

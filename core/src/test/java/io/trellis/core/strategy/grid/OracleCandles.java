package io.trellis.core.strategy.grid;

import io.trellis.core.grid.GridKind;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wilder's average true range of section 2, in decimals, from all bars of the past each time. */
final class OracleCandles {

    private static final MathContext DIGITS = new MathContext(50);

    private record Candle(BigDecimal high, BigDecimal low, BigDecimal close) {}

    private OracleCandles() {}

    /** The average at the (re)centring in a bar, or nothing where too few candles had closed. */
    static Optional<BigDecimal> atr(
            GridKind.Volatility kind,
            Instrument instrument,
            Bars bars,
            int bar,
            OracleTwist twist) {
        List<Candle> candles = closed(kind.timeframe().millis(), instrument, bars, bar, twist);
        int n = kind.atrPeriod();
        if (candles.size() < n + 1) {
            return Optional.empty();
        }
        BigDecimal period = BigDecimal.valueOf(n);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i <= n; i++) {
            sum = sum.add(trueRange(candles, i));
        }
        BigDecimal atr = sum.divide(period, DIGITS);
        for (int i = n + 1; i < candles.size(); i++) {
            BigDecimal kept = atr.multiply(period.subtract(BigDecimal.ONE));
            atr = kept.add(trueRange(candles, i)).divide(period, DIGITS);
        }
        return Optional.of(atr);
    }

    private static List<Candle> closed(
            long length, Instrument instrument, Bars bars, int bar, OracleTwist twist) {
        List<Candle> candles = new ArrayList<>();
        int i = 0;
        while (i <= bar) {
            long start = startOf(bars.timeMillis(i), length);
            long high = bars.high(i);
            long low = bars.low(i);
            int last = i;
            while (last < bar && startOf(bars.timeMillis(last + 1), length) == start) {
                last++;
                high = Math.max(high, bars.high(last));
                low = Math.min(low, bars.low(last));
            }
            boolean ended = start + length <= bars.timeMillis(bar);
            boolean counts = ended || twist == OracleTwist.CANDLE_COUNTS_BEFORE_ITS_END;
            boolean whole = bars.timeMillis(i) == start || !candles.isEmpty();
            if (counts && (whole || twist != OracleTwist.FIRST_CANDLE_MUST_BE_WHOLE)) {
                candles.add(
                        new Candle(
                                instrument.price(high),
                                instrument.price(low),
                                instrument.price(bars.close(last))));
            }
            i = last + 1;
        }
        return candles;
    }

    private static long startOf(long timeMillis, long length) {
        return timeMillis - Math.floorMod(timeMillis, length);
    }

    private static BigDecimal trueRange(List<Candle> candles, int i) {
        Candle candle = candles.get(i);
        BigDecimal before = candles.get(i - 1).close();
        BigDecimal up = candle.high().subtract(before).abs();
        BigDecimal down = candle.low().subtract(before).abs();
        return candle.high().subtract(candle.low()).max(up).max(down);
    }
}

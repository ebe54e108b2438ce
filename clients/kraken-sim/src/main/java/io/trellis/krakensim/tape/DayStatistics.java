package io.trellis.krakensim.tape;

/**
 * A stretch of trades in one row, in units of the market's last digits.
 *
 * @param candle open, extremes, close, volume and count
 */
public record DayStatistics(Candle candle) {

    private static Candle join(Candle left, Candle right) {
        return new Candle(
                left.startSeconds(),
                left.open(),
                Math.max(left.high(), right.high()),
                Math.min(left.low(), right.low()),
                right.close(),
                Math.addExact(left.lots(), right.lots()),
                left.value().add(right.value()),
                left.trades() + right.trades());
    }

    /** The sum of the minutes that begin at that time or later; flat at a price without any. */
    static DayStatistics since(Candles minutes, long fromSeconds, long price) {
        Candle sum = Candle.empty(fromSeconds, price);
        boolean any = false;
        for (Candle minute : minutes.traded()) {
            if (minute.startSeconds() >= fromSeconds) {
                sum = any ? join(sum, minute) : minute;
                any = true;
            }
        }
        return new DayStatistics(sum);
    }

    /** With one trade more. */
    DayStatistics with(Trade trade) {
        return new DayStatistics(
                candle.trades() == 0
                        ? Candle.of(candle.startSeconds(), trade)
                        : candle.with(trade));
    }
}

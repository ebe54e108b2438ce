package io.trellis.core.feed;

import io.trellis.core.market.Timeframe;

/** The bars of a block. */
final class FeedBlock extends RowBlock {

    private final Timeframe timeframe;
    private final long[] timeMillis = new long[CAPACITY];
    private final long[] open = new long[CAPACITY];
    private final long[] high = new long[CAPACITY];
    private final long[] low = new long[CAPACITY];
    private final long[] close = new long[CAPACITY];
    private final long[] volume = new long[CAPACITY];
    private long earliestNextMillis = Long.MIN_VALUE;

    FeedBlock(Timeframe timeframe) {
        super(FeedKind.BARS, 6);
        this.timeframe = timeframe;
    }

    FeedBar bar(int i) {
        return new FeedBar(timeMillis[i], open[i], high[i], low[i], close[i], volume[i]);
    }

    void add(FeedBar bar) {
        int row = grow();
        timeMillis[row] = bar.timeMillis();
        open[row] = bar.open();
        high[row] = bar.high();
        low[row] = bar.low();
        close[row] = bar.close();
        volume[row] = bar.volume();
    }

    @Override
    void write(VarintOutput output) {
        int size = size();
        encodeTimes(output);
        for (int i = 0; i < size; i++) {
            output.signed(open[i] - (i == 0 ? 0 : open[i - 1]));
        }
        for (int i = 0; i < size; i++) {
            output.signed(close[i] - open[i]);
        }
        for (int i = 0; i < size; i++) {
            output.unsigned(high[i] - Math.max(open[i], close[i]));
        }
        for (int i = 0; i < size; i++) {
            output.unsigned(Math.min(open[i], close[i]) - low[i]);
        }
        for (int i = 0; i < size; i++) {
            output.unsigned(volume[i]);
        }
    }

    private void encodeTimes(VarintOutput output) {
        output.signed(timeMillis[0]);
        for (int i = 1; i < size(); i++) {
            output.unsigned(timeMillis[i] - timeMillis[i - 1] - timeframe.millis());
        }
    }

    @Override
    void read(VarintInput input) {
        int size = size();
        decodeTimes(input);
        for (int i = 0; i < size; i++) {
            open[i] = Math.addExact(i == 0 ? 0 : open[i - 1], input.signed());
        }
        for (int i = 0; i < size; i++) {
            close[i] = Math.addExact(open[i], input.signed());
        }
        for (int i = 0; i < size; i++) {
            high[i] = Math.addExact(Math.max(open[i], close[i]), input.unsigned());
        }
        for (int i = 0; i < size; i++) {
            low[i] = above0(Math.subtractExact(Math.min(open[i], close[i]), input.unsigned()));
        }
        for (int i = 0; i < size; i++) {
            volume[i] = input.unsigned();
        }
        earliestNextMillis = timeMillis[size - 1] + timeframe.millis();
    }

    private void decodeTimes(VarintInput input) {
        timeMillis[0] = input.signed();
        if (timeMillis[0] < earliestNextMillis) {
            throw new ArithmeticException("it does not begin after the block before");
        }
        for (int i = 1; i < size(); i++) {
            long earliest = Math.addExact(timeMillis[i - 1], timeframe.millis());
            timeMillis[i] = Math.addExact(earliest, input.unsigned());
        }
    }
}

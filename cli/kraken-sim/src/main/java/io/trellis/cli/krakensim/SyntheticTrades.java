package io.trellis.cli.krakensim;

import io.trellis.backtesting.synthetic.TradeGenerator;
import io.trellis.backtesting.synthetic.TradeSettings;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Side;
import io.trellis.krakensim.market.MarketMove;
import io.trellis.krakensim.market.MarketMove.Print;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/** Trades that a generator makes without end, a part at a time. */
final class SyntheticTrades implements Iterator<MarketMove> {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int PART = 5_000;

    private final String symbol;
    private final Queue<Print> ready = new ArrayDeque<>();
    private long seed;
    private long lastNanos;
    private BigDecimal lastPrice;

    SyntheticTrades(String symbol, long seed, BigDecimal startPrice) {
        this.symbol = symbol;
        this.seed = seed;
        this.lastPrice = startPrice;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public MarketMove next() {
        if (ready.isEmpty()) {
            generate();
        }
        return ready.remove();
    }

    /** The next part begins where the one before has ended. */
    private void generate() {
        var settings =
                new TradeSettings(
                        seed++,
                        symbol,
                        lastNanos / NANOS_PER_MILLI + 1,
                        PART,
                        lastPrice.doubleValue());
        TradeGenerator.generate(
                settings,
                (timeNanos, price, quantity, aggressor, _, _) -> {
                    lastNanos = timeNanos;
                    lastPrice = BigDecimal.valueOf(price, TradeGenerator.PRICE_SCALE);
                    ready.add(
                            new Print(
                                    timeNanos,
                                    aggressor == Aggressor.BUYER ? Side.BUY : Side.SELL,
                                    lastPrice,
                                    BigDecimal.valueOf(quantity, TradeGenerator.QUANTITY_SCALE)));
                });
    }
}

package io.trellis.core.risk;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.TradingMode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Traders, markets and wishes, near their limits and beyond them, from a seed. */
final class RandomCuts {

    private final SplittableRandom random;
    private final Instrument instrument;
    private final long price;
    private long nanos;
    private long wallMillis = 1_790_000_000_000L;

    RandomCuts(long seed) {
        this.random = new SplittableRandom(seed);
        this.instrument =
                new Instrument(
                        BigDecimal.ONE.movePointLeft(random.nextInt(0, 8)),
                        BigDecimal.ONE.movePointLeft(random.nextInt(0, 9)),
                        new BigDecimal(pick("0", "0", "0.00005")),
                        new BigDecimal(pick("0", "0", "0.5")),
                        new BigDecimal(pick("0", "0.0025", "0.0025", "0.0123")),
                        new BigDecimal(pick("0.004", "0.0001")));
        this.price = random.nextLong(200, random.nextBoolean() ? 2_000 : 10_000_000);
    }

    Limits limits() {
        long unit = Math.max(worth(price, 1), 1);
        return new Limits(
                unit * random.nextLong(50, 500),
                unit * random.nextLong(50, 600),
                unit * random.nextLong(100, 3_000),
                unit * random.nextLong(100, 3_000),
                random.nextInt(1, 60),
                random.nextInt(1, 6),
                new BigDecimal(pick("0.5", "0.05", "0.3")),
                new BigDecimal(pick("0.05", "0.01")),
                random.nextLong(1_000, 100_000),
                new BigDecimal(pick("0.01", "0.003")),
                random.nextInt(1, 20),
                random.nextInt(5, 60),
                random.nextInt(5, 400),
                unit * random.nextLong(300, 6_000),
                1,
                BigDecimal.ONE,
                BigDecimal.ONE,
                random.nextBoolean() ? 0 : unit * random.nextLong(0, 100),
                instrument.quantity(random.nextBoolean() ? 0 : random.nextLong(0, 100)));
    }

    Cut cut() {
        nanos += random.nextLong(1, 3_000_000_000L);
        wallMillis += random.nextInt(40) == 0 ? 50_000_000 : random.nextLong(0, 3_000);
        long spread = random.nextLong(0, Math.max(price / 100, 2));
        boolean quoted = random.nextInt(5) > 0;
        long near = Math.max(price + random.nextLong(-price / 50, price / 50 + 1), 1);
        return new Cut(
                nanos,
                wallMillis,
                often(TraderMode.ARMED, TraderMode.values()),
                often(TradingMode.ONLINE, TradingMode.values()),
                instrument,
                quoted ? near : 0,
                quoted && random.nextInt(10) > 0 ? near + spread + 1 : 0,
                random.nextInt(10) > 0 ? price : 0,
                random.nextLong(0, 1 + (random.nextInt(8) == 0 ? 100_000 : 1_000)),
                1_000,
                exposure());
    }

    private Exposure exposure() {
        long unit = Math.max(worth(price, 1), 1);
        return new Exposure(
                random.nextLong(0, 1_000),
                random.nextLong(0, 500),
                unit * random.nextLong(0, 500),
                random.nextLong(0, 400),
                random.nextInt(0, 40),
                random.nextInt(4) == 0 ? random.nextInt(0, 6) : 0,
                unit * random.nextLong(-10, 1_500),
                random.nextLong(-10, 1_000));
    }

    /** One order, or up to five. */
    List<Reckoning.Wish> wishes() {
        var wishes = new ArrayList<Reckoning.Wish>();
        int count = random.nextInt(3) == 0 ? random.nextInt(2, 6) : 1;
        for (int i = 0; i < count; i++) {
            wishes.add(wish());
        }
        return wishes;
    }

    private Reckoning.Wish wish() {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long lots = random.nextLong(1, random.nextInt(3) > 0 ? 50 : 400);
        long away = random.nextLong(0, 1 + price / (random.nextInt(6) == 0 ? 1 : 10));
        boolean wrong = random.nextInt(12) == 0;
        long ticks = Math.max(side == Side.BUY != wrong ? price - away : price + away, 1);
        Pricing pricing =
                random.nextInt(6) == 0
                        ? new Pricing.Market()
                        : new Pricing.Limit(
                                ticks, random.nextInt(5) > 0, new TimeInForce.GoodTillCancelled());
        boolean reduces = side == Side.SELL ? random.nextInt(3) > 0 : random.nextInt(30) == 0;
        var errand =
                new Errand(
                        random.nextInt(4) == 0 ? Fill.NO_CELL : random.nextInt(0, 4),
                        often(Reason.GRID, Reason.values()),
                        reduces,
                        random.nextBoolean() ? 0 : worth(price, random.nextLong(0, 300)));
        var id = new ClientOrderId(String.format(Locale.ROOT, "%032x", random.nextInt()));
        return new Reckoning.Wish(new OrderTicket(id, "BTC/USD", side, lots, pricing), errand);
    }

    private long worth(long ticks, long lots) {
        BigDecimal exact = instrument.price(ticks).multiply(instrument.quantity(lots));
        return exact.movePointRight(8).longValue();
    }

    private <T> T often(T usual, T[] all) {
        return random.nextInt(12) > 0 ? usual : all[random.nextInt(all.length)];
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }
}

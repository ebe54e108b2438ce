package io.trellis.trading.world;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.SplittableRandom;

/** What the others trade: a price that wanders, a move every few seconds. */
final class MarketPath {

    private static final BigDecimal TICK = Strategies.INSTRUMENT.tick();
    private static final BigDecimal LOT = Strategies.INSTRUMENT.lot();

    private final VirtualHost host;
    private final SplittableRandom random;
    private final Weather weather;
    private final long everyMillis;
    private long priceTicks = Strategies.FIRST_PRICE_TICKS;
    private double driftPerMove;
    private long moves;
    private boolean stopped;

    /** How a price may wander. */
    enum Weather {
        /** Back and forth within few per cent. */
        CALM(0.0013, 0.02, 0),
        /** The same, with a slope that turns now and then. */
        TREND(0.0011, 0, 0.00008),
        /** With jumps. */
        GAPS(0.0012, 0.005, 0),
        /** Far and fast. */
        WILD(0.0035, 0.004, 0);

        private final double step;
        private final double pull;
        private final double slope;

        Weather(double step, double pull, double slope) {
            this.step = step;
            this.pull = pull;
            this.slope = slope;
        }
    }

    MarketPath(VirtualHost host, long seed) {
        this.host = host;
        this.random = Streams.of(seed, "market");
        this.weather = Weather.values()[random.nextInt(Weather.values().length)];
        this.everyMillis = random.nextLong(6_000, 20_000);
        this.driftPerMove = weather.slope;
    }

    /** A market that only the test moves. */
    static MarketPath still(VirtualHost host) {
        return new MarketPath(host, 0);
    }

    void begin() {
        later();
    }

    private void later() {
        long millis = random.nextLong(everyMillis / 2, everyMillis * 3 / 2);
        host.agenda().after(Duration.ofMillis(millis).toNanos(), this::move);
    }

    /** The price stays where it is; the others go on trading there, a lot at a time. */
    void stop() {
        stopped = true;
        sweepTo(priceTicks);
        flutter();
    }

    private void flutter() {
        print(Side.BUY, TICK.multiply(BigDecimal.valueOf(priceTicks)), LOT);
        host.agenda().after(Duration.ofSeconds(7).toNanos(), this::flutter);
    }

    private void move() {
        if (stopped) {
            return;
        }
        moves++;
        double away = (double) priceTicks / Strategies.FIRST_PRICE_TICKS - 1;
        double change = gaussian() * weather.step - away * weather.pull * 0.05 + driftPerMove;
        if (weather == Weather.GAPS && random.nextInt(900) == 0) {
            change += (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.01, 0.05);
        }
        if (random.nextInt(700) == 0) {
            driftPerMove = -driftPerMove;
        }
        moveBy(change);
        later();
    }

    /** Moves the price by a share of it, through all that lies between or by one trade. */
    void moveBy(double share) {
        long bounded = Math.round(priceTicks * (1 + share));
        to(Math.clamp(bounded, 300_000, 1_200_000));
    }

    void to(long ticks) {
        Side taker = ticks >= priceTicks ? Side.BUY : Side.SELL;
        priceTicks = ticks;
        BigDecimal price = TICK.multiply(BigDecimal.valueOf(ticks));
        boolean thin = random.nextInt(3) == 0;
        BigDecimal quantity = LOT.multiply(BigDecimal.valueOf(random.nextLong(1, 2_000_000)));
        long now = host.agenda().nowNanos();
        host.network()
                .exchange()
                .act(exchange -> {
                    if (thin) {
                        exchange.print(now, Strategies.SYMBOL, taker, price, quantity);
                    } else {
                        exchange.sweep(now, Strategies.SYMBOL, price);
                    }
                });
    }

    /** Goes there through every price on the way. */
    void sweepTo(long ticks) {
        priceTicks = ticks;
        BigDecimal price = TICK.multiply(BigDecimal.valueOf(ticks));
        long now = host.agenda().nowNanos();
        host.network().exchange().act(exchange -> exchange.sweep(now, Strategies.SYMBOL, price));
    }

    /** Others trade so much at a price. */
    void print(Side taker, BigDecimal price, BigDecimal quantity) {
        long now = host.agenda().nowNanos();
        host.network()
                .exchange()
                .act(exchange -> exchange.print(now, Strategies.SYMBOL, taker, price, quantity));
    }

    long priceTicks() {
        return priceTicks;
    }

    long moves() {
        return moves;
    }

    private double gaussian() {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += random.nextDouble();
        }
        return (sum - 3) * 1.4142;
    }
}

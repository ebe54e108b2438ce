package io.trellis.trading.parity;

import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Prints;
import io.trellis.core.market.TradePrint;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.venue.VenueEvent;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A random grid at the local Kraken, without faults and latency. The market moves through every
 * price; the trades that it publishes are kept, to be given to the backtest.
 */
final class KrakenRun {

    private static final long FIRST_TICKS = 600_000;
    private static final int MOVES = 60;

    /** As the venue lists it for an account that has not traded. */
    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.00000001"),
                    new BigDecimal("0.00005"),
                    new BigDecimal("0.5"),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.0040"));

    private final SplittableRandom random;
    private final VirtualHost host = VirtualHost.sound();
    private final GridPlan plan;
    private final LiveRun run;
    private final Prints prints = new Prints();

    private KrakenRun(long seed) {
        this.random = new SplittableRandom(seed);
        this.plan = plan();
        this.run = new LiveRun(host.loop(), plan, ParityCase.SYMBOL);
    }

    static KrakenRun of(long seed) {
        var lived = new KrakenRun(seed);
        lived.live();
        return lived;
    }

    /** The grid and the trades that its market published while it could act on them. */
    ParityCase seen() {
        return new ParityCase(plan, prints);
    }

    LiveRun run() {
        return run;
    }

    /** Without rules that reckon with what an order that takes has cost: there, spreads differ. */
    private GridPlan plan() {
        var bars = new Bars();
        for (int i = 0; i < 2; i++) {
            bars.append(i * 60_000L, FIRST_TICKS, 615_000, 585_000, FIRST_TICKS);
        }
        GridPlan any = new RandomPlans(INSTRUMENT, bars, random.nextLong()).any();
        GridSettings drawn = any.settings();
        var settings =
                new GridSettings(
                        drawn.grid(),
                        drawn.capital(),
                        drawn.sizing(),
                        drawn.start(),
                        drawn.stopLoss(),
                        drawn.takeProfit(),
                        Optional.empty(),
                        drawn.trail(),
                        Optional.empty());
        var touch = new Assumptions(any.assumptions().slippage(), PathRule.NEAREST, 0);
        return new GridPlan(INSTRUMENT, settings, RiskRules.none(), touch);
    }

    private void live() {
        var access =
                new KrakenAccess(
                        host.hosts(),
                        host.loop(),
                        host.http(),
                        host.webSockets(),
                        host.key(),
                        Nonces.inMemory(),
                        Tier.PRO,
                        1);
        var venue = new KrakenVenue(access, run.session().machine()::hasBooked, this::happened);
        run.session().begin(venue, venue, Optional.empty(), "test", 1);
        venue.open();
        host.run(Duration.ofSeconds(30));
        long price = FIRST_TICKS;
        for (int i = 0; i < MOVES; i++) {
            // Far from the ends of bars, which a running clock does not meet to the millisecond.
            host.run(Duration.ofMinutes(1));
            price += Math.round(random.nextGaussian() * 1_500);
            sweep(price);
        }
        host.run(Duration.ofMinutes(2));
    }

    private void happened(VenueEvent event) {
        boolean acts = run.session().machine().mode() == TraderMode.ARMED;
        if (acts && event instanceof VenueEvent.Market(_, TradePrint print)) {
            prints.append(print);
        }
        run.session().happened(event);
    }

    private void sweep(long priceTicks) {
        BigDecimal price = INSTRUMENT.price(priceTicks);
        host.network()
                .exchange()
                .act(exchange ->
                        exchange.sweep(host.agenda().nowNanos(), ParityCase.SYMBOL, price));
    }
}

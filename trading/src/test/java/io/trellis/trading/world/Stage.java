package io.trellis.trading.world;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.network.Agenda;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.BiConsumer;

/** The world around a trader: the venue, the others in its market, and what goes wrong. */
final class Stage {

    private final VirtualHost host;
    private final MarketPath market;
    private final Schedule schedule;
    private final Truth truth;
    private boolean healed;

    /** Whoever lives on a stage. */
    interface Inhabitant {

        void crash(Act.Crash crash);

        void refuseDisk(Act.DiskRefuses refusal);

        void freeze(Duration span);

        void wish(Act.Wish wish);
    }

    Stage(long seed, Schedule schedule) {
        this.schedule = schedule;
        this.host = VirtualHost.of(Rules.standard().withSeed(seed), schedule.faults());
        this.market = new MarketPath(host, seed);
        this.truth = host.truth();
    }

    VirtualHost host() {
        return host;
    }

    MarketPath market() {
        return market;
    }

    /** What really happened; it shows the present whenever it is asked. */
    Truth truth() {
        return truth;
    }

    Agenda agenda() {
        return host.agenda();
    }

    long nowNanos() {
        return host.agenda().nowNanos();
    }

    /** From now on, the others trade and everything goes wrong that is to. */
    void begin(Inhabitant inhabitant) {
        market.begin();
        befall(inhabitant);
    }

    /** The same in a market that only the test moves. */
    void beginStill(Inhabitant inhabitant) {
        befall(inhabitant);
    }

    private void befall(Inhabitant inhabitant) {
        for (Act act : schedule.acts()) {
            agenda().after(
                            act.at().toNanos(),
                            () -> {
                                if (!healed) {
                                    happen(act, inhabitant);
                                }
                            });
        }
    }

    private void happen(Act act, Inhabitant inhabitant) {
        switch (act) {
            case Act.Crash crash -> inhabitant.crash(crash);
            case Act.DiskRefuses refusal -> inhabitant.refuseDisk(refusal);
            case Act.Freeze(_, Duration span) -> inhabitant.freeze(span);
            case Act.Order(_, Act.Wish wish) -> inhabitant.wish(wish);
            case Act.WallStep(_, Duration step) -> host.stepWallClock(step);
            case Act.Transfer(_, long dollars) -> transfer(dollars);
            case Act.Wick(_, int millionths, boolean returns) -> wick(millionths, returns);
        }
    }

    private void wick(int millionths, boolean returns) {
        long before = market.priceTicks();
        market.moveBy(millionths / 1e6);
        if (returns) {
            agenda().after(Duration.ofSeconds(2).toNanos(), () -> market.to(before));
        }
    }

    private void transfer(long dollars) {
        BigDecimal amount = BigDecimal.valueOf(Math.abs(dollars));
        at((exchange, now) -> {
            if (dollars >= 0) {
                exchange.deposit(now, host.account(), "USD", amount);
            } else {
                exchange.withdraw(now, host.account(), "USD", amount);
            }
        });
    }

    /** Does something at the exchange, now. */
    void at(BiConsumer<Exchange, Long> act) {
        host.network().exchange().act(exchange -> act.accept(exchange, nowNanos()));
    }

    /** Lets time pass; after every event somebody looks. */
    void run(Duration time, Runnable look) {
        Agenda agenda = agenda();
        long end = agenda.nowNanos() + time.toNanos();
        while (agenda.nextNanos().orElse(Long.MAX_VALUE) <= end) {
            agenda.step();
            look.run();
        }
        agenda.runUntil(end);
    }

    /** Nothing goes wrong any more. */
    void heal() {
        healed = true;
        host.network().heal();
    }
}

package io.trellis.benchmarks;

import io.trellis.core.account.Account;
import io.trellis.core.engine.Trader;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Side;
import io.trellis.core.session.Books;
import io.trellis.core.session.Plan;
import io.trellis.core.session.Standing;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Step;
import io.trellis.core.strategy.Strategy;

import java.math.BigDecimal;

/**
 * The least that turns a price into an order: from a price on one buy rests far below the market,
 * from a lower price on it does not.
 */
record SwitchPlan(Instrument instrument, Assumptions assumptions)
        implements Plan<SwitchPlan.Switch> {

    static final long MIDDLE_TICKS = 600_000;
    static final long ON_TICKS = 600_300;
    static final long OFF_TICKS = 599_700;

    private static final long ORDER_TICKS = 590_000;
    private static final long ORDER_LOTS = 100_000;
    private static final long CAPITAL = 10_000L * 100_000_000;

    /** Whether the buy is wanted. */
    record Switch(boolean on) implements Standing {

        @Override
        public Books books() {
            return Books.EMPTY;
        }

        @Override
        public long inventoryCost() {
            return 0;
        }

        @Override
        public boolean isHalted() {
            return false;
        }
    }

    SwitchPlan(Instrument instrument) {
        this(instrument, new Assumptions(BigDecimal.ZERO, PathRule.NEAREST, 0));
    }

    @Override
    public long capital() {
        return CAPITAL;
    }

    @Override
    public Trader<Switch> trader() {
        return new Trader<>(new Switching());
    }

    @Override
    public Plan<Switch> with(Assumptions other) {
        return new SwitchPlan(instrument, other);
    }

    private static final class Switching implements Strategy<Switch> {

        private static final Switch ON = new Switch(true);
        private static final Switch OFF = new Switch(false);
        private static final Intent.Watch FOR_ON = new Intent.Watch(Long.MIN_VALUE, ON_TICKS);
        private static final Intent.Watch FOR_OFF = new Intent.Watch(OFF_TICKS, Long.MAX_VALUE);

        @Override
        public Switch initial() {
            return OFF;
        }

        @Override
        public Step<Switch> step(Switch state, Account account, Event event) {
            return switch (event) {
                case Event.Reached(_, _, long price) -> reached(state, price);
                case Event.Filled _, Event.BarClosed _ -> Step.of(state);
            };
        }

        private static Step<Switch> reached(Switch state, long price) {
            if (!state.on() && price >= ON_TICKS) {
                return Step.of(ON, new Intent.Rest(0, Side.BUY, ORDER_TICKS, ORDER_LOTS), FOR_OFF);
            }
            if (state.on() && price <= OFF_TICKS) {
                return Step.of(OFF, new Intent.Cancel(0), FOR_ON);
            }
            return Step.of(state, state.on() ? FOR_OFF : FOR_ON);
        }
    }
}

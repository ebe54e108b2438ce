package io.trellis.krakensim.market;

import io.trellis.core.market.Side;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.SystemMode;

import java.math.BigDecimal;

/** What a line of a script tells to happen. */
sealed interface ScriptCommand {

    /** {@code price 60000}: the price goes there, and fills what rests on the way. */
    record Price(BigDecimal price) implements ScriptCommand {}

    /** {@code trade sell 60000 0.01}: others trade, and may fill a part of what rests. */
    record Trade(Side taker, BigDecimal price, BigDecimal quantity) implements ScriptCommand {}

    /** {@code order buy 59000 0.01}: a person places an order on the account. */
    record HumanOrder(Side side, BigDecimal price, BigDecimal quantity) implements ScriptCommand {}

    /** {@code cancel}: a person cancels all open orders of the account. */
    record HumanCancel() implements ScriptCommand {}

    /** {@code deposit USD 1000}: money comes in. */
    record Deposit(String asset, BigDecimal amount) implements ScriptCommand {}

    /** {@code withdraw USD 1000}: money goes out. */
    record Withdraw(String asset, BigDecimal amount) implements ScriptCommand {}

    /** {@code mode cancel_only}: what the engine does from now on. */
    record Mode(SystemMode mode) implements ScriptCommand {}

    /** {@code status post_only}: what may be done in the market from now on. */
    record Status(PairStatus status) implements ScriptCommand {}

    /** {@code tick 0.5}: the step of prices from now on. */
    record Tick(BigDecimal size) implements ScriptCommand {}

    /** {@code minimum 0.001 5}: the least volume and cost of an order from now on. */
    record Minimum(BigDecimal volume, BigDecimal cost) implements ScriptCommand {}

    /**
     * {@code announce 40m 10m}: a maintenance in 40 minutes, for 10 minutes, is announced; no mode
     * follows from it.
     */
    record Announce(long inNanos, long forNanos) implements ScriptCommand {}

    /** {@code fault reply-lost on AddOrder times 2 for 30s}: something goes wrong. */
    record Fails(Fault fault) implements ScriptCommand {}

    /** {@code heal}: nothing goes wrong any more. */
    record Heal() implements ScriptCommand {}
}

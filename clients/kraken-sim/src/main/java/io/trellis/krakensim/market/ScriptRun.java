package io.trellis.krakensim.market;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.OrderEntry;
import io.trellis.krakensim.network.VirtualNetwork;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Carries out a script in a market, on an account. */
public final class ScriptRun {

    private static final String PERSON = "User requested";

    /** Beyond the numbers of maintenances that faults announce. */
    private static final int FIRST_EVENT = 1_000;

    private final VirtualNetwork network;
    private final int account;
    private final Consumer<String> notes;
    private MarketRules market;
    private int announced;

    /**
     * A run that has not started.
     *
     * @param account whose money moves, and on which people act
     * @param notes takes a sentence where the venue refuses what a line tells
     */
    public ScriptRun(
            VirtualNetwork network, MarketRules market, int account, Consumer<String> notes) {
        this.network = network;
        this.market = market;
        this.account = account;
        this.notes = notes;
    }

    /** Starts now: the times of the script, those of its faults too, count from here. */
    public void start(Script script) {
        long begin = network.exchange().agenda().nowNanos();
        for (ScriptStep step : script.steps()) {
            network.exchange().agenda().at(begin + step.afterNanos(), () -> carryOut(step));
        }
    }

    private void carryOut(ScriptStep step) {
        String symbol = market.symbol();
        switch (step.command()) {
            case ScriptCommand.Price(var price) ->
                    act((venue, now) -> venue.sweep(now, symbol, price));
            case ScriptCommand.Trade(var taker, var price, var quantity) ->
                    act((venue, now) -> venue.print(now, symbol, taker, price, quantity));
            case ScriptCommand.HumanOrder(var side, var price, var quantity) ->
                    order(step, OrderEntry.limit(symbol, side, quantity, price));
            case ScriptCommand.HumanCancel() -> cancelAll();
            case ScriptCommand.Deposit(var asset, var amount) ->
                    act((venue, now) -> venue.deposit(now, account, asset, amount));
            case ScriptCommand.Withdraw(var asset, var amount) -> withdraw(step, asset, amount);
            case ScriptCommand.Mode(var mode) -> act((venue, now) -> venue.mode(now, mode));
            case ScriptCommand.Status(var status) ->
                    act((venue, now) -> venue.pairStatus(now, symbol, status));
            case ScriptCommand.Tick(var size) -> revise(market.withTickSize(size));
            case ScriptCommand.Minimum(var volume, var cost) ->
                    revise(market.withMinimums(volume, cost));
            case ScriptCommand.Announce(long in, long span) -> announce(in, span);
            case ScriptCommand.Fails(var fault) -> network.strike(fault);
            case ScriptCommand.Heal() -> network.heal();
        }
    }

    private void order(ScriptStep step, OrderEntry entry) {
        long now = network.exchange().agenda().nowNanos();
        String told = network.exchange().ask(venue -> venue.humanOrder(now, account, entry));
        // An id has no colon, an error has one.
        if (told.contains(":")) {
            notes.accept(step.place() + ": the order was refused with " + told + ".");
        }
    }

    private void withdraw(ScriptStep step, String asset, BigDecimal amount) {
        BigDecimal free = network.exchange().ask(venue -> available(venue.truth(), asset));
        if (free.compareTo(amount) < 0) {
            notes.accept(
                    step.place()
                            + ": "
                            + amount.toPlainString()
                            + " "
                            + asset
                            + " were not withdrawn, since "
                            + free.toPlainString()
                            + " are free.");
            return;
        }
        act((venue, now) -> venue.withdraw(now, account, asset, amount));
    }

    private BigDecimal available(Truth truth, String asset) {
        return truth.balances(account)
                .getOrDefault(asset, BigDecimal.ZERO)
                .subtract(truth.holds(account).getOrDefault(asset, BigDecimal.ZERO));
    }

    private void revise(MarketRules terms) {
        market = terms;
        act((venue, now) -> venue.revise(now, terms));
    }

    private void announce(long inNanos, long spanNanos) {
        Instant start = Instant.ofEpochSecond(0, network.exchange().agenda().nowNanos() + inNanos);
        var window =
                new MaintenanceWindow(
                        FIRST_EVENT + announced++,
                        "Spot trading engine",
                        start,
                        start.plusNanos(spanNanos),
                        "cancel_open_orders");
        act((venue, _) -> venue.announce(window));
    }

    private void cancelAll() {
        List<TrueOrder> orders = network.exchange().ask(venue -> venue.truth().orders(account));
        for (TrueOrder order : orders) {
            if (order.isOpen()) {
                act((venue, now) -> venue.foreignCancel(now, order.orderId(), PERSON));
            }
        }
    }

    private void act(BiConsumer<Exchange, Long> act) {
        long now = network.exchange().agenda().nowNanos();
        network.exchange().act(venue -> act.accept(venue, now));
    }
}

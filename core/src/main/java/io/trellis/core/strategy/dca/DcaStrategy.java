package io.trellis.core.strategy.dca;

import io.trellis.core.account.Account;
import io.trellis.core.account.Money;
import io.trellis.core.account.Tariff;
import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Purchases;
import io.trellis.core.dca.Purchases.Size;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Peaks;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.Books;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Intent.Watch;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategy.Step;
import io.trellis.core.strategy.Strategy;
import io.trellis.core.strategy.dca.DcaState.Stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dollar-cost averaging: which orders it wants after each event. The law, to the last unit, is
 * {@code docs/dca.md}.
 *
 * <p>At an open at which a purchase is due it buys at the market. After every purchase it lays all
 * its resting orders anew: the take-profit above the average cost, and the dips below the market.
 * When the take-profit has filled it holds nothing, and waits for the next due time.
 */
public final class DcaStrategy implements Strategy<DcaState> {

    private final DcaSettings settings;
    private final Instrument instrument;
    private final Tariff tariff;
    private final Purchases purchases;
    private final DcaOrders orders;
    private final long amount;
    private final Optional<Ratio> killSwitch;
    private final Optional<Ratio> maxDrawdown;

    /**
     * Dollar-cost averaging on one instrument.
     *
     * @param risk of which it keeps {@code killSwitch} and {@code maxDrawdown}, both for good
     * @param slippage share by which a market order is expected to trade worse than the price
     */
    public DcaStrategy(
            DcaSettings settings, RiskRules risk, Instrument instrument, BigDecimal slippage) {
        this.settings = settings;
        this.instrument = instrument;
        this.tariff = new Tariff(instrument, slippage);
        this.purchases = new Purchases(instrument, slippage);
        this.orders = new DcaOrders(settings, instrument, purchases);
        this.amount = Money.units(settings.amount());
        this.killSwitch = risk.killSwitch().map(Ratio::of);
        this.maxDrawdown = risk.maxDrawdown().map(Ratio::of);
    }

    @Override
    public DcaState initial() {
        Peaks peaks = Peaks.of(Money.units(settings.capital()));
        return new DcaState(Stage.WAITING, 0, Position.NONE, Books.EMPTY, peaks);
    }

    @Override
    public Step<DcaState> step(DcaState state, Account account, Event event) {
        return switch (event) {
            case Event.Reached at -> onPrice(state, account, at);
            case Event.Filled(var fill) -> onFill(state, account, fill);
            case Event.BarClosed(var bars) -> onClose(state, account, bars);
        };
    }

    // ---- prices

    private Step<DcaState> onPrice(DcaState state, Account account, Event.Reached at) {
        return switch (state.stage()) {
            case WAITING -> start(state, account, at);
            case RUNNING -> {
                boolean due =
                        at.phase() == Phase.OPEN
                                && settings.schedule().newestDue(at.timeMillis())
                                        > state.newestDue();
                yield due ? purchase(state, account, at, List.of()) : Step.of(state);
            }
            case HALTED -> Step.of(state);
        };
    }

    private Step<DcaState> start(DcaState state, Account account, Event.Reached at) {
        Optional<String> refusal = startRefusal(at.priceTicks());
        if (refusal.isPresent()) {
            return Step.of(
                    state.with(Stage.HALTED),
                    Watch.NOTHING,
                    new Intent.Report(new Note.StartRefused(refusal.get())));
        }
        // A due time at the very first instant counts.
        long dueBefore = settings.schedule().newestDue(at.timeMillis() - 1);
        DcaState running = state.with(Stage.RUNNING).withNewestDue(dueBefore);
        Intent started = new Intent.Report(new Note.Started(at.priceTicks()));
        boolean due = settings.schedule().newestDue(at.timeMillis()) > dueBefore;
        return due ? purchase(running, account, at, List.of(started)) : Step.of(running, started);
    }

    private Optional<String> startRefusal(long priceTicks) {
        Size first = purchases.atMarket(priceTicks, amount);
        return purchases
                .shortfall(first.lots(), priceTicks)
                .map(reason ->
                        "a purchase for %s at the start price %s is refused: %s"
                                .formatted(
                                        settings.amount().toPlainString(),
                                        instrument.price(priceTicks).toPlainString(),
                                        reason))
                .or(this::losingTakeProfit);
    }

    private Optional<String> losingTakeProfit() {
        BigDecimal kept = BigDecimal.ONE.subtract(instrument.makerFee());
        return settings.takeProfit()
                .filter(share ->
                        BigDecimal.ONE.add(share).multiply(kept).compareTo(BigDecimal.ONE) < 0)
                .map(share ->
                        "takeProfit %s does not cover the maker fee %s of the sale"
                                .formatted(
                                        share.toPlainString(),
                                        instrument.makerFee().toPlainString()));
    }

    /** However many due times have passed, one purchase is made; none is made up for. */
    private Step<DcaState> purchase(
            DcaState state, Account account, Event.Reached at, List<Intent> first) {
        DcaState looked = state.withNewestDue(settings.schedule().newestDue(at.timeMillis()));
        Size size = purchases.atMarket(at.priceTicks(), amount);
        Optional<String> refusal = orders.refusal(size, at.priceTicks(), account.cash());
        List<Intent> intents = new ArrayList<>(first);
        if (refusal.isPresent()) {
            intents.add(DcaOrders.notPlaced("purchase", refusal.get()));
        } else {
            // What the dips would spend is the purchase's first.
            intents.add(new Intent.CancelAll());
            intents.add(new Intent.Take(Side.BUY, size.lots(), Reason.SCHEDULE));
        }
        return new Step<>(looked, intents);
    }

    // ---- fills

    private Step<DcaState> onFill(DcaState state, Account account, Fill fill) {
        return switch (fill.side()) {
            case BUY -> bought(state, account, fill);
            case SELL -> sold(state, account, fill);
        };
    }

    private Step<DcaState> bought(DcaState state, Account account, Fill fill) {
        boolean scheduled = fill.isTaker();
        Position position =
                scheduled
                        ? state.position().withPurchase(fill)
                        : state.position().withDip(fill, DcaOrders.stepOf(fill.cell()));
        Books books = scheduled ? state.books() : state.books().withBuy();
        return new Step<>(
                state.with(position, books), orders.all(position, account.lots(), account.cash()));
    }

    private Step<DcaState> sold(DcaState state, Account account, Fill fill) {
        long released = state.position().costOf(fill, account.lots());
        long profit = fill.value() - fill.fee() - released;
        Books books =
                fill.isTaker()
                        ? state.books().withAdjustment(profit)
                        : state.books().withRoundTrip(profit);
        DcaState next = state.with(state.position().after(fill, account.lots()), books);
        return account.lots() == 0 ? Step.of(next, new Intent.CancelAll()) : Step.of(next);
    }

    // ---- closes

    private Step<DcaState> onClose(DcaState before, Account account, ClosedBars bars) {
        if (before.stage() != Stage.RUNNING) {
            return Step.of(before);
        }
        long equity = account.equity(tariff, bars.newestCloseTicks());
        Peaks peaks = before.peaks().atClose(bars.newestTimeMillis(), equity);
        DcaState state = before.with(peaks);
        if (maxDrawdown.filter(limit -> peaks.runFallReaches(limit, equity)).isPresent()) {
            return stop(state, account.lots(), "maxDrawdown");
        }
        if (killSwitch.filter(limit -> peaks.dayFallReaches(limit, equity)).isPresent()) {
            return stop(state, account.lots(), "killSwitch");
        }
        return Step.of(state);
    }

    private static Step<DcaState> stop(DcaState state, long lots, String rule) {
        List<Intent> intents = new ArrayList<>();
        intents.add(new Intent.CancelAll());
        intents.add(Watch.NOTHING);
        intents.add(new Intent.Report(new Note.Stopped(rule, true)));
        if (lots > 0) {
            intents.add(new Intent.Take(Side.SELL, lots, Reason.KILL));
        }
        return new Step<>(state.with(Stage.HALTED), intents);
    }
}

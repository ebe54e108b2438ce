package io.trellis.core.machine;

import io.trellis.core.fact.Fact;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A venue that always answers, at once and truly; it fills what a trade reaches. */
final class PlainVenue implements Effects {

    static final String SYMBOL = "BTC/USD";
    static final Instant START = Instant.parse("2026-11-20T14:00:00Z");

    private static final long NANOS = 1_000_000_000L;

    private final Instrument instrument;
    private final TradingMachine machine;
    private final Deque<VenueEvent> untold = new ArrayDeque<>();
    private final Map<ClientOrderId, VenueOrder> orders = new LinkedHashMap<>();
    private final List<VenueFill> fills = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<VenueRequest.Write> writes = new ArrayList<>();
    private BigDecimal quote = new BigDecimal("100000");
    private BigDecimal base;
    private Optional<String> ended = Optional.empty();
    private long priceTicks;
    private long nanos;
    private long wallAheadNanos;
    private long clockErrorNanos;
    private long wakeNanos = Long.MAX_VALUE;
    private long trades;
    private boolean isAnswering = true;

    PlainVenue(MachineSettings settings) {
        this(settings, BigDecimal.ZERO);
    }

    /** A venue whose account has coins already. */
    PlainVenue(MachineSettings settings, BigDecimal coins) {
        this.base = coins;
        this.instrument = settings.plan().instrument();
        this.machine = new TradingMachine(settings, this);
    }

    TradingMachine machine() {
        return machine;
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    <T extends Fact> List<T> facts(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<VenueRequest.Write> writes() {
        return List.copyOf(writes);
    }

    List<VenueOrder> open() {
        return orders.values().stream().filter(order -> !order.state().isFinal()).toList();
    }

    Optional<String> ended() {
        return ended;
    }

    Instant now() {
        return START.plusNanos(nanos + wallAheadNanos);
    }

    // ---- what happens

    /** Takes the machine up, brings its account and market to life. */
    PlainVenue begin(int epoch, long firstPriceTicks) {
        step(new Input.Began(epoch, "test", 1));
        tell(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        live();
        quote(firstPriceTicks - 1, firstPriceTicks + 1);
        return pass(Duration.ofSeconds(10));
    }

    /** The private stream begins. */
    PlainVenue live() {
        return tell(
                new VenueEvent.AccountLive(
                        open(),
                        List.of(),
                        List.of(
                                new VenueEvent.AssetTotal("USD", quote),
                                new VenueEvent.AssetTotal("BTC", base))));
    }

    PlainVenue tell(VenueEvent event) {
        step(new Input.Told(event));
        return this;
    }

    PlainVenue quote(long bid, long ask) {
        step(new Input.Quoted(bid, ask));
        return this;
    }

    PlainVenue command(Command command) {
        step(new Input.Commanded(command));
        return this;
    }

    /** Others trade: what of ours is reached fills first, sells before buys, whole. */
    PlainVenue trade(long price) {
        priceTicks = price;
        for (VenueOrder order : open()) {
            boolean reached =
                    order.side() == Side.SELL
                            ? order.priceTicks() <= price
                            : order.priceTicks() >= price;
            if (reached) {
                fill(order, order.priceTicks(), order.lots() - order.filledLots(), true);
            }
        }
        settle();
        quote(price - 1, price + 1);
        step(new Input.Traded(now().toEpochMilli(), price, 1, Aggressor.UNKNOWN));
        return this;
    }

    /** Time passes, and the machine is woken when it asked for it. */
    PlainVenue pass(Duration time) {
        long end = nanos + time.toNanos();
        while (wakeNanos <= end) {
            nanos = Math.max(nanos, wakeNanos);
            wakeNanos = Long.MAX_VALUE;
            step(new Input.Woken());
        }
        nanos = end;
        return this;
    }

    /** Somebody trades at a price that bid and ask do not confirm. */
    PlainVenue spike(long price) {
        step(new Input.Traded(now().toEpochMilli(), price, 1, Aggressor.UNKNOWN));
        return this;
    }

    /** The machine sleeps: only the wall clock goes on. */
    PlainVenue sleep(Duration time) {
        wallAheadNanos += time.toNanos();
        return this;
    }

    /** The process stands still: time goes on, and nobody is woken. */
    PlainVenue standStill(Duration time) {
        nanos += time.toNanos();
        return this;
    }

    /** This machine's clock is wrong. */
    PlainVenue wrongClock(Duration ahead) {
        clockErrorNanos = ahead.toNanos();
        return this;
    }

    /** Whether anything is answered from now on. */
    PlainVenue answers(boolean now) {
        isAnswering = now;
        return this;
    }

    /** The timers of a process that has died. */
    PlainVenue forgetWake() {
        wakeNanos = Long.MAX_VALUE;
        return this;
    }

    boolean isToBeWoken() {
        return wakeNanos != Long.MAX_VALUE;
    }

    PlainVenue input(Input input) {
        step(input);
        return this;
    }

    private void step(Input input) {
        machine.step(nanos, wallNanos(), input);
        settle();
    }

    private long wallNanos() {
        return START.getEpochSecond() * NANOS + nanos + wallAheadNanos + clockErrorNanos;
    }

    private void settle() {
        while (!untold.isEmpty()) {
            machine.step(nanos, wallNanos(), new Input.Told(untold.remove()));
        }
    }

    // ---- what the machine wants

    @Override
    public void write(Permit permit) {
        VenueRequest.Write write = permit.use();
        writes.add(write);
        if (!isAnswering) {
            untold.add(answered(write.id(), new WriteOutcome.Unknown("no answer")));
            return;
        }
        switch (write) {
            case VenueRequest.Place(long id, OrderTicket ticket, _) -> place(id, ticket);
            case VenueRequest.Cancel(long id, _, ClientOrderId order) -> cancel(id, order);
            case VenueRequest.CancelAllAfter(long id, _) ->
                    untold.add(answered(id, new WriteOutcome.Accepted("")));
            case VenueRequest.PlaceBatch _, VenueRequest.Amend _, VenueRequest.CancelAll _ ->
                    throw new AssertionError("not expected: " + write);
        }
    }

    private static VenueEvent answered(long id, WriteOutcome outcome) {
        return new VenueEvent.Answered(id, List.of(outcome));
    }

    private void place(long id, OrderTicket ticket) {
        String name = "O" + orders.size();
        long limit = ticket.pricing() instanceof Pricing.Limit(long price, _, _) ? price : 0;
        boolean rests = ticket.pricing() instanceof Pricing.Limit(_, boolean post, _) && post;
        var order =
                new VenueOrder(
                        name,
                        Optional.of(ticket.id()),
                        SYMBOL,
                        ticket.side(),
                        limit,
                        ticket.lots(),
                        0,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        VenueOrder.State.OPEN,
                        now(),
                        "");
        orders.put(ticket.id(), order);
        untold.add(answered(id, new WriteOutcome.Accepted(name)));
        untold.add(new VenueEvent.OrderReported(order));
        if (!rests) {
            fill(order, priceTicks, ticket.lots(), false);
        }
    }

    private void cancel(long id, ClientOrderId named) {
        VenueOrder order = orders.get(named);
        if (order == null || order.state().isFinal()) {
            untold.add(
                    answered(id, new WriteOutcome.Refused(Refusal.UNKNOWN_ORDER, "no such order")));
            return;
        }
        untold.add(answered(id, new WriteOutcome.Accepted("")));
        report(order, order.filledLots(), VenueOrder.State.CANCELLED);
    }

    private void report(VenueOrder order, long filledLots, VenueOrder.State state) {
        var now =
                new VenueOrder(
                        order.venueId(),
                        order.clientId(),
                        SYMBOL,
                        order.side(),
                        order.priceTicks(),
                        order.lots(),
                        filledLots,
                        order.cost(),
                        order.fee(),
                        state,
                        order.opened(),
                        "");
        orders.put(order.clientId().orElseThrow(), now);
        untold.add(new VenueEvent.OrderReported(now));
    }

    private void fill(VenueOrder order, long price, long lots, boolean maker) {
        BigDecimal cost = instrument.price(price).multiply(instrument.quantity(lots));
        BigDecimal rate = maker ? instrument.makerFee() : instrument.takerFee();
        BigDecimal fee = cost.multiply(rate);
        boolean buys = order.side() == Side.BUY;
        quote = quote.add(buys ? cost.negate() : cost).subtract(fee);
        base =
                buys
                        ? base.add(instrument.quantity(lots))
                        : base.subtract(instrument.quantity(lots));
        var fill =
                new VenueFill(
                        "T" + fills.size(),
                        order.venueId(),
                        order.clientId(),
                        ++trades,
                        SYMBOL,
                        order.side(),
                        price,
                        lots,
                        cost,
                        List.of(new VenueFill.Fee("USD", fee)),
                        maker,
                        now());
        fills.add(fill);
        untold.add(new VenueEvent.Filled(fill));
        BigDecimal coins = instrument.quantity(lots);
        enter(fill, "BTC", buys ? coins : coins.negate(), BigDecimal.ZERO, base);
        enter(fill, "USD", buys ? cost.negate() : cost, fee, quote);
        long filled = order.filledLots() + lots;
        report(
                order,
                filled,
                filled == order.lots() ? VenueOrder.State.FILLED : VenueOrder.State.OPEN);
    }

    private void enter(
            VenueFill fill, String asset, BigDecimal amount, BigDecimal fee, BigDecimal balance) {
        var entry =
                new LedgerEntry(
                        "L" + ledger.size(),
                        fill.executionId(),
                        now(),
                        "trade",
                        asset,
                        amount,
                        fee,
                        balance);
        ledger.add(entry);
        untold.add(new VenueEvent.BalanceChanged(entry));
    }

    @Override
    public void read(VenueRequest.Read request) {
        untold.add(
                new VenueEvent.Told(
                        request.id(),
                        isAnswering ? answer(request) : new VenueAnswer.Failed("no answer")));
    }

    private VenueAnswer answer(VenueRequest.Read request) {
        return switch (request) {
            case VenueRequest.ReadBalances _ ->
                    new VenueAnswer.Balances(
                            List.of(
                                    new AssetBalance("USD", quote, BigDecimal.ZERO),
                                    new AssetBalance("BTC", base, BigDecimal.ZERO)));
            case VenueRequest.ReadOpenOrders _ -> new VenueAnswer.Orders(open(), List.of());
            case VenueRequest.ReadClosedOrders _ ->
                    new VenueAnswer.Orders(
                            orders.values().stream()
                                    .filter(order -> order.state().isFinal())
                                    .toList(),
                            List.of());
            case VenueRequest.FindOrder(_, ClientOrderId order, _) ->
                    new VenueAnswer.Orders(
                            orders.containsKey(order) ? List.of(orders.get(order)) : List.of(),
                            List.of());
            case VenueRequest.ReadFills _ -> new VenueAnswer.Fills(fills, List.of());
            case VenueRequest.ReadLedger _ -> new VenueAnswer.Ledger(ledger);
            case VenueRequest.ReadTime _ -> new VenueAnswer.Time(now());
            case VenueRequest.ReadFees(_, String symbol) ->
                    new VenueAnswer.Fees(symbol, instrument.makerFee(), instrument.takerFee());
        };
    }

    @Override
    public void wakeAt(long atNanos) {
        wakeNanos = atNanos;
    }

    @Override
    public void fact(Fact fact) {
        facts.add(fact);
    }

    @Override
    public void follow(String symbol) {}

    @Override
    public void ended(boolean clean, String reason) {
        ended = Optional.of(reason);
    }
}

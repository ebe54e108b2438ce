package io.trellis.core.broker;

import io.trellis.core.desk.OrderListener;
import io.trellis.core.desk.RestingOrder;
import io.trellis.core.fact.Fact;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Gate;
import io.trellis.core.risk.Limits;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueEvent.AssetTotal;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.VenueRequest.Cancel;
import io.trellis.core.venue.VenueRequest.Place;
import io.trellis.core.venue.WriteOutcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A broker, its owner, and a venue that does what a test says. Reads are answered truthfully. */
final class BrokerRig implements Outlet, OrderListener {

    static final Instrument BTC_USD =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.00000001"),
                    new BigDecimal("0.00005"),
                    new BigDecimal("0.5"),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.004"));
    static final String SYMBOL = "BTC/USD";
    static final long PRICE = 600_000;
    static final long LOTS = 1_000_000;
    static final long START_MILLIS = 1_767_225_600_000L;
    static final OrderNames NAMES = new OrderNames(new byte[16], 7);

    final BrokerSettings settings = BrokerSettings.standard(NAMES);
    final Surroundings around = new Surroundings(SYMBOL, BTC_USD);
    final Broker broker =
            new Broker(
                    settings,
                    new Gate(Limits.of(RiskRules.none(), 100_000_000_000_000L)),
                    around,
                    this);

    final List<VenueRequest.Write> writes = new ArrayList<>();
    final List<VenueRequest.Read> reads = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<String> told = new ArrayList<>();

    /** The venue's own books. */
    final Map<ClientOrderId, VenueOrder> book = new LinkedHashMap<>();

    final List<VenueFill> fills = new ArrayList<>();
    final List<LedgerEntry> ledger = new ArrayList<>();
    final Map<String, BigDecimal> totals = new LinkedHashMap<>();

    /** Whether reads are answered at once, with the truth. */
    boolean answersReads = true;

    long nanos = 1_000_000_000L;
    private int names;
    private int ledgerNames;

    BrokerRig() {
        totals.put("BTC", BigDecimal.ZERO);
        totals.put("USD", new BigDecimal("1000000"));
        at(nanos);
        around.traded(PRICE);
    }

    /** One that is armed, with all known. */
    static BrokerRig armed() {
        var rig = new BrokerRig();
        rig.broker.began(1);
        rig.live();
        rig.settle();
        rig.arm();
        return rig;
    }

    void arm() {
        around.in(TraderMode.ARMED);
        around.venueIn(TradingMode.ONLINE);
        around.quoted(PRICE - 1, PRICE + 1);
        broker.turn();
    }

    private void at(long now) {
        nanos = now;
        around.at(now, START_MILLIS * 1_000_000 + now);
    }

    Instant venueTime() {
        return Instant.ofEpochMilli(START_MILLIS).plusNanos(nanos);
    }

    // ---- time

    /** Time goes on, and the broker is woken whenever it wants to be. */
    void pass(Duration time) {
        settle();
        long until = nanos + time.toNanos();
        int turns = 0;
        while (broker.nextWakeNanos() <= until && turns++ < 10_000) {
            at(Math.max(nanos, broker.nextWakeNanos()));
            around.quoted(PRICE - 1, PRICE + 1);
            broker.turn();
            settle();
        }
        at(until);
        around.quoted(PRICE - 1, PRICE + 1);
        broker.turn();
        settle();
    }

    /** Every read that waits is answered with the truth, as is what is asked then. */
    void settle() {
        while (answersReads && !reads.isEmpty()) {
            VenueRequest.Read read = reads.removeFirst();
            happened(new VenueEvent.Told(read.id(), truth(read)));
        }
    }

    void happened(VenueEvent event) {
        broker.happened(event);
        broker.turn();
    }

    // ---- the venue

    VenueAnswer truth(VenueRequest.Read read) {
        return switch (read) {
            case VenueRequest.ReadTime _ ->
                    new VenueAnswer.Time(Instant.ofEpochSecond(venueTime().getEpochSecond()));
            case VenueRequest.ReadBalances _ -> new VenueAnswer.Balances(List.<AssetBalance>of());
            case VenueRequest.ReadOpenOrders _ -> new VenueAnswer.Orders(open(), List.of());
            case VenueRequest.ReadClosedOrders _ ->
                    new VenueAnswer.Orders(
                            book.values().stream().filter(o -> o.state().isFinal()).toList(),
                            List.of());
            case VenueRequest.FindOrder(_, var id, _) ->
                    new VenueAnswer.Orders(
                            Optional.ofNullable(book.get(id)).stream().toList(), List.of());
            case VenueRequest.ReadFills(_, Instant since) ->
                    new VenueAnswer.Fills(
                            fills.stream().filter(f -> !f.time().isBefore(since)).toList(),
                            List.of());
            case VenueRequest.ReadLedger(_, Instant since) ->
                    new VenueAnswer.Ledger(
                            ledger.stream().filter(e -> !e.time().isBefore(since)).toList());
            case VenueRequest.ReadFees _ -> new VenueAnswer.Failed("no fees are told");
        };
    }

    private List<VenueOrder> open() {
        return book.values().stream().filter(order -> !order.state().isFinal()).toList();
    }

    void live() {
        happened(accountLive());
    }

    VenueEvent.AccountLive accountLive() {
        return new VenueEvent.AccountLive(
                open(),
                fills,
                totals.entrySet().stream()
                        .map(total -> new AssetTotal(total.getKey(), total.getValue()))
                        .toList());
    }

    void lost() {
        happened(new VenueEvent.AccountLost("the line broke"));
    }

    /** The venue has an order, and nobody is told. */
    VenueOrder accepts(Place place) {
        OrderTicket ticket = place.order();
        var order = order("V" + ++names, ticket, 0, VenueOrder.State.OPEN, "");
        book.put(ticket.id(), order);
        return order;
    }

    VenueOrder order(
            String name, OrderTicket ticket, long filled, VenueOrder.State state, String words) {
        var limit = (OrderTicket.Pricing.Limit) ticket.pricing();
        return new VenueOrder(
                name,
                Optional.of(ticket.id()),
                ticket.symbol(),
                ticket.side(),
                limit.priceTicks(),
                ticket.lots(),
                filled,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                state,
                venueTime(),
                words);
    }

    /** It takes an order and says so, in answer and on the stream. */
    VenueOrder acknowledges(Place place) {
        VenueOrder order = accepts(place);
        answers(place, new WriteOutcome.Accepted(order.venueId()));
        happened(new VenueEvent.OrderReported(order));
        return order;
    }

    void answers(VenueRequest.Write write, WriteOutcome outcome) {
        happened(new VenueEvent.Answered(write.id(), List.of(outcome)));
    }

    void refuses(VenueRequest.Write write, io.trellis.core.venue.Refusal reason) {
        answers(write, new WriteOutcome.Refused(reason, "refused in a test"));
    }

    void saysNothing(VenueRequest.Write write) {
        answers(write, new WriteOutcome.Unknown("no answer came in time"));
    }

    /** Something of an order trades at the venue, and nobody is told. */
    VenueFill trades(ClientOrderId id, long lots) {
        return trades(id, lots, "USD", new BigDecimal("0.01"));
    }

    VenueFill trades(ClientOrderId id, long lots, String feeAsset, BigDecimal fee) {
        VenueOrder order = atVenue(id);
        BigDecimal quantity = BTC_USD.quantity(lots);
        BigDecimal cost = BTC_USD.price(order.priceTicks()).multiply(quantity);
        var fill =
                new VenueFill(
                        "T" + ++names,
                        order.venueId(),
                        Optional.of(id),
                        names,
                        SYMBOL,
                        order.side(),
                        order.priceTicks(),
                        lots,
                        cost,
                        List.of(new VenueFill.Fee(feeAsset, fee)),
                        true,
                        venueTime());
        fills.add(fill);
        long filled = order.filledLots() + lots;
        change(
                id,
                filled,
                filled >= order.lots() ? VenueOrder.State.FILLED : VenueOrder.State.OPEN,
                "");
        boolean buys = order.side() == Side.BUY;
        enters(
                fill.executionId(),
                "BTC",
                buys ? quantity : quantity.negate(),
                fee(feeAsset, "BTC", fee));
        enters(fill.executionId(), "USD", buys ? cost.negate() : cost, fee(feeAsset, "USD", fee));
        return fill;
    }

    private static BigDecimal fee(String asset, String of, BigDecimal fee) {
        return asset.equals(of) ? fee : BigDecimal.ZERO;
    }

    LedgerEntry enters(String reference, String asset, BigDecimal amount, BigDecimal fee) {
        return enters("trade", reference, asset, amount, fee);
    }

    LedgerEntry enters(
            String kind, String reference, String asset, BigDecimal amount, BigDecimal fee) {
        BigDecimal balance = totals.getOrDefault(asset, BigDecimal.ZERO).add(amount).subtract(fee);
        totals.put(asset, balance);
        var entry =
                new LedgerEntry(
                        "L" + ++ledgerNames,
                        reference,
                        venueTime(),
                        kind,
                        asset,
                        amount,
                        fee,
                        balance);
        ledger.add(entry);
        return entry;
    }

    /** An order as the venue has it. */
    VenueOrder atVenue(ClientOrderId id) {
        return Optional.ofNullable(book.get(id)).orElseThrow();
    }

    VenueOrder change(ClientOrderId id, long filled, VenueOrder.State state, String words) {
        VenueOrder order = atVenue(id);
        var changed =
                new VenueOrder(
                        order.venueId(),
                        order.clientId(),
                        order.symbol(),
                        order.side(),
                        order.priceTicks(),
                        order.lots(),
                        filled,
                        order.cost(),
                        order.fee(),
                        state,
                        order.opened(),
                        words);
        book.put(id, changed);
        return changed;
    }

    /** Something of an order trades, and everything is told. */
    void fills(ClientOrderId id, long lots) {
        fills(id, lots, "USD", new BigDecimal("0.01"));
    }

    void fills(ClientOrderId id, long lots, String feeAsset, BigDecimal fee) {
        int known = ledger.size();
        VenueFill fill = trades(id, lots, feeAsset, fee);
        happened(new VenueEvent.Filled(fill));
        happened(new VenueEvent.OrderReported(atVenue(id)));
        List.copyOf(ledger.subList(known, ledger.size()))
                .forEach(entry -> happened(new VenueEvent.BalanceChanged(entry)));
    }

    /** An order ends unfilled, or filled in part, and that is told. */
    void ends(ClientOrderId id, VenueOrder.State state, String words) {
        happened(new VenueEvent.OrderReported(change(id, atVenue(id).filledLots(), state, words)));
    }

    // ---- the owner

    RestingOrder wants(Side side, long priceTicks, int cell) {
        return wants(side, priceTicks, LOTS, cell);
    }

    RestingOrder wants(Side side, long priceTicks, long lots, int cell) {
        RestingOrder order = broker.order(side, priceTicks, lots, cell, this);
        order.send();
        broker.turn();
        return order;
    }

    void takes(Side side, long lots, Reason reason) {
        broker.take(
                side,
                lots,
                reason,
                (price, value, fee) -> told.add("taken " + price + " " + value + " " + fee));
        broker.turn();
    }

    @Override
    public void filled(RestingOrder order, long lots, long value, long fee) {
        told.add("filled " + order.cell() + " " + lots);
    }

    @Override
    public void refused(RestingOrder order, OrderListener.Refusal reason) {
        told.add("refused " + order.cell() + " " + reason);
    }

    @Override
    public void cancelled(RestingOrder order) {
        told.add("cancelled " + order.cell());
    }

    // ---- what came out

    @Override
    public void write(Permit permit) {
        writes.add(permit.use());
    }

    @Override
    public void read(VenueRequest.Read request) {
        reads.add(request);
    }

    @Override
    public void fact(Fact fact) {
        facts.add(fact);
    }

    List<Place> places() {
        return writes.stream().filter(Place.class::isInstance).map(Place.class::cast).toList();
    }

    List<Cancel> cancels() {
        return writes.stream().filter(Cancel.class::isInstance).map(Cancel.class::cast).toList();
    }

    Place lastPlace() {
        return places().getLast();
    }

    ClientOrderId lastId() {
        return lastPlace().order().id();
    }

    /** The last state that was told of an order. */
    Fact.OrderState state(ClientOrderId id) {
        return changes(id).getLast().state();
    }

    List<Fact.OrderChanged> changes(ClientOrderId id) {
        return facts.stream()
                .filter(Fact.OrderChanged.class::isInstance)
                .map(Fact.OrderChanged.class::cast)
                .filter(change -> change.id().equals(id))
                .toList();
    }

    List<String> alarms() {
        return facts.stream()
                .filter(Fact.Alarm.class::isInstance)
                .map(fact -> ((Fact.Alarm) fact).code())
                .toList();
    }
}

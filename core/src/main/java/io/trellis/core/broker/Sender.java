package io.trellis.core.broker;

import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Cut;
import io.trellis.core.risk.Errand;
import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.Gate;
import io.trellis.core.risk.Verdict;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueRequest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way out: gives orders their names and requests their numbers, asks the gate, and remembers
 * what each request was.
 */
final class Sender {

    private static final TimeInForce RESTS = new TimeInForce.GoodTillCancelled();
    private static final TimeInForce TAKES = new TimeInForce.ImmediateOrCancel();

    private final BrokerSettings settings;
    private final Gate gate;
    private final Surroundings around;
    private final Outlet out;
    private final VenueClock clock;
    private final Orders orders;
    private final Supplier<Exposure> exposure;
    private final Map<Long, Attempt> placing = new LinkedHashMap<>();
    private final Map<Long, Attempt> cancelling = new LinkedHashMap<>();

    private int epoch;
    private int named;
    private long requests;
    private int writesLeft;

    Sender(
            BrokerSettings settings,
            Gate gate,
            Surroundings around,
            Outlet out,
            VenueClock clock,
            Orders orders,
            Supplier<Exposure> exposure) {
        this.settings = settings;
        this.gate = gate;
        this.around = around;
        this.out = out;
        this.clock = clock;
        this.orders = orders;
        this.exposure = exposure;
    }

    /** A process has taken over: no answer will come to what the one before has asked. */
    void began(int newEpoch) {
        epoch = newEpoch;
        named = 0;
        placing.clear();
        cancelling.clear();
    }

    int epoch() {
        return epoch;
    }

    /** Whether an order of this process has had this number. */
    boolean hasNamed(int count) {
        return count < named;
    }

    long nextRequestId() {
        return ++requests;
    }

    void beginTurn() {
        writesLeft = settings.mostRequests();
    }

    /** Whether another write may leave in this turn. */
    boolean maySend() {
        return writesLeft > 0;
    }

    /**
     * Places an order, if the gate lets it out.
     *
     * @param cellValue what is out or held for its cell already, in units of 10⁻⁸ quote
     * @return why not
     */
    Optional<Verdict.Denied> place(Attempt.Terms terms, Purpose purpose, long cellValue) {
        ClientOrderId id = settings.names().name(epoch, terms.cell(), terms.side(), named);
        var pricing =
                new Pricing.Limit(terms.priceTicks(), terms.rests(), terms.rests() ? RESTS : TAKES);
        var ticket = new OrderTicket(id, around.symbol(), terms.side(), terms.lots(), pricing);
        Instant deadline = clock.latest(around.nowNanos()).plus(settings.requestDeadline());
        var write = new VenueRequest.Place(requests + 1, ticket, deadline);
        var errand = new Errand(terms.cell(), terms.reason(), terms.side() == Side.SELL, cellValue);
        switch (gate.check(write, errand, cut())) {
            case Verdict.Denied denied -> {
                return Optional.of(denied);
            }
            case Verdict.Permitted(var permit) -> {
                requests++;
                named++;
                writesLeft--;
                Instant sentAfter = clock.earliest(around.nowNanos());
                var attempt = new Attempt(id, terms, purpose, sentAfter, deadline);
                placing.put(write.id(), attempt);
                orders.sent(attempt, terms.rests() ? "" : "takes");
                purpose.sentAs(attempt);
                out.write(permit);
                return Optional.empty();
            }
        }
    }

    /** Cancels an order, if the gate lets that out now. */
    boolean cancel(Attempt attempt) {
        var write = new VenueRequest.Cancel(requests + 1, around.symbol(), attempt.id);
        var errand = new Errand(attempt.terms.cell(), attempt.terms.reason(), true, 0);
        switch (gate.check(write, errand, cut())) {
            case Verdict.Denied _ -> {
                return false;
            }
            case Verdict.Permitted(var permit) -> {
                requests++;
                writesLeft--;
                attempt.cancelSent = true;
                attempt.cancelRequest = write.id();
                cancelling.put(write.id(), attempt);
                out.write(permit);
                return true;
            }
        }
    }

    /** Sets the venue's own switch, if the gate lets that out now. */
    void cancelAllAfter(int seconds) {
        var write = new VenueRequest.CancelAllAfter(requests + 1, seconds);
        var errand = new Errand(Fill.NO_CELL, Reason.GRID, true, 0);
        if (gate.check(write, errand, cut()) instanceof Verdict.Permitted(var permit)) {
            requests++;
            orders.venueSwitch().fed(seconds, around.nowNanos());
            out.write(permit);
        }
    }

    Optional<Attempt> placed(long requestId) {
        return Optional.ofNullable(placing.remove(requestId));
    }

    Optional<Attempt> cancelled(long requestId) {
        return Optional.ofNullable(cancelling.remove(requestId));
    }

    private Cut cut() {
        long now = around.nowNanos();
        long wallMillis =
                clock.isKnown()
                        ? clock.earliest(now).toEpochMilli()
                        : Math.floorDiv(around.wallNanos(), 1_000_000L);
        long priceAgeMillis =
                around.marketNanos() == Long.MIN_VALUE
                        ? Long.MAX_VALUE
                        : (now - around.marketNanos()) / 1_000_000;
        return new Cut(
                now,
                wallMillis,
                around.mode(),
                around.venueMode(),
                around.instrument(),
                around.bidTicks(),
                around.askTicks(),
                around.priceTicks(),
                priceAgeMillis,
                settings.requestDeadline().toNanos(),
                exposure.get());
    }
}

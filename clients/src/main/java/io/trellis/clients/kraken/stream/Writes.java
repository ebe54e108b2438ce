package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.OrderRules;
import io.trellis.clients.net.Loop;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Carries out requests that change something, each sent once at most and answered exactly once
 * here. Of one order there is never a second request under way, as the venue may do two in any
 * order: it waits for the first one's end.
 */
final class Writes {

    /** The venue wants half a second to a deadline at least. */
    private static final Duration SHORTEST_DEADLINE = Duration.ofMillis(600);

    /** What an answer may take beyond the deadline. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** The venue tells whole seconds, and an answer takes its time. */
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(2);

    private static final int MOST_LATE = 1_000;
    private static final int MOST_UNSENT = 10_000;

    /** Whose requests they are. */
    interface Owner {

        /** The token of the connection; empty while there is none that lives. */
        Optional<String> token();

        /** Whether a request could be handed over. */
        boolean send(String text);

        /** Tells what became of a request. */
        void answered(VenueEvent.Answered answered);
    }

    private record Sent(VenueRequest.Write write, Loop.Timer timer) {}

    private final StreamHost host;
    private final LongSupplier requestIds;
    private final ListedMarkets markets;
    private final EngineCounters counters;
    private final RequestPace pace = new RequestPace();
    private final AccountOrders orders;
    private final Owner owner;

    /** The first frame of every connection tells it. */
    private TradingMode mode = TradingMode.ONLINE;

    private Duration venueAhead = Duration.ZERO;

    private final Map<Long, Sent> sent = new LinkedHashMap<>();

    /** Not sent yet, in their order. */
    private final List<VenueRequest.Write> unsent = new ArrayList<>();

    private final RecentMemory<Long, VenueRequest.Write> givenUp = new RecentMemory<>(MOST_LATE);
    private final Deadline next;

    Writes(
            StreamHost host,
            LongSupplier requestIds,
            ListedMarkets markets,
            EngineCounters counters,
            AccountOrders orders,
            Owner owner) {
        this.host = host;
        this.requestIds = requestIds;
        this.markets = markets;
        this.counters = counters;
        this.orders = orders;
        this.owner = owner;
        this.next = new Deadline(host.loop());
    }

    /** Takes the mode of the venue. */
    void know(TradingMode venue) {
        mode = venue;
    }

    /** Takes by how much the venue's clock is ahead of this machine's, which may be wrong. */
    void know(Duration ahead) {
        venueAhead = ahead.abs().compareTo(CLOCKS_AGREE) > 0 ? ahead : Duration.ZERO;
    }

    private Instant venueNow() {
        return host.loop().now().plus(venueAhead);
    }

    private long nanoTime() {
        return host.loop().nanoTime();
    }

    /** Has a request carried out; what becomes of it is never told within this call. */
    void carryOut(VenueRequest.Write write) {
        if (owner.token().isEmpty()) {
            refuse(write, Refusal.NOT_SENT, "there is no connection");
        } else if (unsent.size() >= MOST_UNSENT) {
            refuse(write, Refusal.NOT_SENT, "too many requests wait");
        } else {
            unsent.add(write);
            sendAllowed();
        }
    }

    /** Sends what may be sent, and comes back when more may be. */
    private void sendAllowed() {
        next.cancel();
        Optional<Duration> wait = Optional.empty();
        var busy = new HashSet<ClientOrderId>();
        for (Sent other : sent.values()) {
            busy.addAll(orders(other.write));
        }
        for (VenueRequest.Write write : List.copyOf(unsent)) {
            List<ClientOrderId> own = orders(write);
            if (Collections.disjoint(own, busy)) {
                wait = earlier(wait, tryToSend(write));
            }
            busy.addAll(own);
        }
        if (wait.isPresent()) {
            next.in(wait.get(), this::sendAllowed);
        }
    }

    private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent()
                ? one.filter(delay -> delay.compareTo(other.get()) < 0).or(() -> other)
                : one.or(() -> other);
    }

    private static List<ClientOrderId> orders(VenueRequest.Write write) {
        return switch (write) {
            case VenueRequest.Place place -> List.of(place.order().id());
            case VenueRequest.PlaceBatch batch ->
                    batch.orders().stream().map(OrderTicket::id).toList();
            case VenueRequest.Amend amend -> List.of(amend.order());
            case VenueRequest.Cancel cancel -> List.of(cancel.order());
            case VenueRequest.CancelAll _, VenueRequest.CancelAllAfter _ -> List.of();
        };
    }

    /** Gives how long the request still has to wait, if it has to. */
    private Optional<Duration> tryToSend(VenueRequest.Write write) {
        Duration left = untilDeadline(write);
        if (left.compareTo(SHORTEST_DEADLINE) < 0) {
            unsent.remove(write);
            refuse(write, Refusal.NOT_SENT, "its deadline is too near");
            return Optional.empty();
        }
        Duration wait = untilAllowed(write);
        if (!wait.isPositive()) {
            unsent.remove(write);
            send(write);
            return Optional.empty();
        }
        boolean tooLong =
                wait.compareTo(LONGEST_WAIT) > 0
                        || left.minus(wait).compareTo(SHORTEST_DEADLINE) < 0;
        if (!tooLong) {
            return Optional.of(wait);
        }
        unsent.remove(write);
        if (write instanceof VenueRequest.Cancel) {
            // The venue is said to carry out every cancel, so it is worth to be tried.
            send(write);
        } else {
            refuse(write, Refusal.RATE_LIMIT, "Kraken would refuse it for its rate");
        }
        return Optional.empty();
    }

    private Duration untilAllowed(VenueRequest.Write write) {
        Duration ofConnection = pace.untilAllowed(nanoTime());
        Duration ofEngine = counters.untilAllowed(write, nanoTime());
        return ofConnection.compareTo(ofEngine) > 0 ? ofConnection : ofEngine;
    }

    private Duration untilDeadline(VenueRequest.Write write) {
        Optional<Instant> deadline = deadline(write);
        return deadline.isPresent()
                ? Duration.between(venueNow(), deadline.get())
                : host.settings().answerWithin();
    }

    private static Optional<Instant> deadline(VenueRequest.Write write) {
        return switch (write) {
            case VenueRequest.Place place -> Optional.of(place.deadline());
            case VenueRequest.PlaceBatch batch -> Optional.of(batch.deadline());
            case VenueRequest.Amend amend -> Optional.of(amend.deadline());
            case VenueRequest.Cancel _, VenueRequest.CancelAll _, VenueRequest.CancelAllAfter _ ->
                    Optional.empty();
        };
    }

    private void send(VenueRequest.Write write) {
        Optional<Market> market = symbol(write).flatMap(markets::market);
        Optional<WriteOutcome.Refused> refusal = refusal(write, market);
        if (refusal.isPresent()) {
            tellSoon(write, refusal.get());
            return;
        }
        long requestId = requestIds.getAsLong();
        String token = owner.token().orElseThrow();
        note(write);
        if (owner.send(text(write, market, token, requestId))) {
            pace.sent(nanoTime());
            counters.sent(write, nanoTime());
            Duration patience = untilDeadline(write).plus(MARGIN);
            Loop.Timer timer = host.loop().after(patience, () -> giveUp(requestId));
            sent.put(requestId, new Sent(write, timer));
        } else {
            refuse(write, Refusal.NOT_SENT, "the connection does not take it");
        }
    }

    /** Before it is sent: a report may be told before the answer. */
    private void note(VenueRequest.Write write) {
        switch (write) {
            case VenueRequest.Place place -> orders.placed(place.order());
            case VenueRequest.PlaceBatch batch -> batch.orders().forEach(orders::placed);
            case VenueRequest.Cancel cancel -> orders.cancelAsked(cancel.order());
            case VenueRequest.CancelAll _ -> orders.cancelOfAllAsked();
            case VenueRequest.Amend _, VenueRequest.CancelAllAfter _ -> {}
        }
    }

    private static Optional<String> symbol(VenueRequest.Write write) {
        return switch (write) {
            case VenueRequest.Place place -> Optional.of(place.order().symbol());
            case VenueRequest.PlaceBatch batch ->
                    batch.orders().stream().map(OrderTicket::symbol).findFirst();
            case VenueRequest.Amend amend -> Optional.of(amend.symbol());
            case VenueRequest.Cancel cancel -> Optional.of(cancel.symbol());
            case VenueRequest.CancelAll _, VenueRequest.CancelAllAfter _ -> Optional.empty();
        };
    }

    /** What the venue would refuse anyway. */
    private Optional<WriteOutcome.Refused> refusal(
            VenueRequest.Write write, Optional<Market> market) {
        if (symbol(write).isPresent()
                && market.isEmpty()
                && !(write instanceof VenueRequest.Cancel)) {
            return Optional.of(
                    new WriteOutcome.Refused(
                            Refusal.UNKNOWN_MARKET, "Kraken lists no such market"));
        }
        return switch (write) {
            case VenueRequest.Place place ->
                    OrderRules.refusal(place.order(), market.orElseThrow(), mode);
            case VenueRequest.PlaceBatch batch ->
                    OrderRules.refusal(batch, market.orElseThrow(), mode);
            case VenueRequest.Amend amend -> OrderRules.refusal(amend, market.orElseThrow(), mode);
            case VenueRequest.Cancel _, VenueRequest.CancelAll _, VenueRequest.CancelAllAfter _ ->
                    Optional.empty();
        };
    }

    private static String text(
            VenueRequest.Write write, Optional<Market> market, String token, long requestId) {
        return switch (write) {
            case VenueRequest.Place place ->
                    WriteText.place(place, market.orElseThrow(), token, requestId);
            case VenueRequest.PlaceBatch batch ->
                    WriteText.batch(batch, market.orElseThrow(), token, requestId);
            case VenueRequest.Amend amend ->
                    WriteText.amend(amend, market.orElseThrow(), token, requestId);
            case VenueRequest.Cancel cancel -> WriteText.cancel(cancel, token, requestId);
            case VenueRequest.CancelAll _ -> WriteText.cancelAll(token, requestId);
            case VenueRequest.CancelAllAfter after ->
                    WriteText.cancelAllAfter(after, token, requestId);
        };
    }

    private void giveUp(long requestId) {
        Sent gone = sent.remove(requestId);
        if (gone != null) {
            givenUp.put(requestId, gone.write);
            unknown(gone.write, "no answer came in time");
            sendAllowed();
        }
    }

    /** Takes an answer; false if it is to none of these requests. */
    boolean answered(Frame.Answer answer) {
        long requestId = answer.requestId().orElse(-1);
        Sent asked = sent.remove(requestId);
        if (asked == null) {
            givenUp.find(requestId).ifPresent(write -> late(write, answer));
            return givenUp.has(requestId);
        }
        asked.timer.cancel();
        List<WriteOutcome> outcomes = WriteAnswers.outcomes(asked.write, answer);
        if (outcomes.stream().anyMatch(Writes::isForRate)) {
            counters.refused(asked.write, nanoTime());
        }
        owner.answered(new VenueEvent.Answered(asked.write.id(), outcomes));
        sendAllowed();
        return true;
    }

    /** Whether the engine counts too much; other limits are not of the market. */
    private static boolean isForRate(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.Refused(Refusal reason, String words)
                && reason == Refusal.RATE_LIMIT
                && words.startsWith("EOrder:");
    }

    /** Its outcome was told as unknown; that the order is there can still be told. */
    private void late(VenueRequest.Write write, Frame.Answer answer) {
        List<WriteOutcome> outcomes = WriteAnswers.outcomes(write, answer);
        List<OrderTicket> tickets =
                switch (write) {
                    case VenueRequest.Place place -> List.of(place.order());
                    case VenueRequest.PlaceBatch batch -> batch.orders();
                    case VenueRequest.Amend _,
                            VenueRequest.Cancel _,
                            VenueRequest.CancelAll _,
                            VenueRequest.CancelAllAfter _ ->
                            List.of();
                };
        for (int i = 0; i < tickets.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Accepted(String venueId)) {
                orders.placedAfterAll(tickets.get(i), venueId, host.loop().now());
            }
        }
    }

    /** The connection is lost, and what was under way on it. */
    void lost(String words) {
        next.cancel();
        List<Sent> under = List.copyOf(sent.values());
        List<VenueRequest.Write> waiting = List.copyOf(unsent);
        sent.clear();
        unsent.clear();
        for (Sent gone : under) {
            gone.timer.cancel();
            unknown(gone.write, "the connection was lost before the answer: " + words);
        }
        waiting.forEach(write -> refuse(write, Refusal.NOT_SENT, "the connection was lost"));
    }

    /** Takes the venue's word for a counter. */
    void toldCounter(String symbol, BigDecimal points) {
        boolean underWay =
                sent.values().stream()
                        .anyMatch(other -> symbol(other.write).equals(Optional.of(symbol)));
        counters.told(symbol, points, underWay, nanoTime());
    }

    private void refuse(VenueRequest.Write write, Refusal reason, String words) {
        tellSoon(write, new WriteOutcome.Refused(reason, words));
    }

    /** In a turn of its own: whoever has asked is not told while it asks. */
    private void tellSoon(VenueRequest.Write write, WriteOutcome outcome) {
        host.loop().execute(() -> tell(write, outcome));
    }

    private void unknown(VenueRequest.Write write, String words) {
        tell(write, new WriteOutcome.Unknown(words));
    }

    private void tell(VenueRequest.Write write, WriteOutcome outcome) {
        List<WriteOutcome> outcomes = Collections.nCopies(WriteAnswers.count(write), outcome);
        owner.answered(new VenueEvent.Answered(write.id(), outcomes));
    }
}

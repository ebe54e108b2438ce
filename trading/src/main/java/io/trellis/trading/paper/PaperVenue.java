package io.trellis.trading.paper;

import io.trellis.clients.net.Loop;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;
import io.trellis.core.venue.VenueRequest;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A venue on paper: real prices, an account that is none. It stands between a public feed and a
 * trader. What the feed tells goes in by {@link #happened}; the trader is told it, after the fills
 * that follow from it.
 *
 * <p>Without latency one thing is done with before the next begins: all that a trader asks for
 * because of a trade of others has been carried out before the next trade is told. So the same
 * trades make the same fills as in a backtest.
 *
 * <p>Nothing is kept but in memory. After a restart the account is what the trader was told of it:
 * {@link #recall}.
 */
public final class PaperVenue implements Venue, VenueListener {

    private final PaperSettings settings;
    private final Loop loop;
    private final VenueListener trader;
    private final PaperExchange exchange;
    private final PaperReads reads;

    /** What the trader has not been told yet. */
    private final Deque<VenueEvent> untold = new ArrayDeque<>();

    private final Deque<VenueRequest> underWay = new ArrayDeque<>();
    private final Deque<VenueRequest> arrived = new ArrayDeque<>();
    private final Deque<VenueEvent> feed = new ArrayDeque<>();
    private boolean turnComes;
    private boolean closed;

    /**
     * A venue at which nothing has happened.
     *
     * @param loop on which everything is called
     * @param trader told of the account, and of all that the feed tells
     */
    public PaperVenue(Loop loop, PaperSettings settings, VenueListener trader) {
        this.settings = settings;
        this.loop = loop;
        this.trader = trader;
        this.exchange = new PaperExchange(settings, loop, this::tell);
        this.reads = new PaperReads(settings, exchange.account(), exchange.prices());
    }

    /**
     * Takes what the trader was told in earlier processes, in its order and before {@link #open}:
     * the account goes on from there. What the trader was not told has not happened.
     */
    public void recall(VenueEvent event) {
        exchange.recall(event);
    }

    /** Begins; {@link VenueEvent.AccountLive} is told. */
    public void open() {
        exchange.goOn();
        PaperAccount account = exchange.account();
        tell(
                new VenueEvent.AccountLive(
                        PaperReads.told(account.open()).toList(),
                        account.recentFills(),
                        account.totals()));
    }

    /** Ends: nothing more is told. */
    public void close() {
        closed = true;
    }

    /** The public feed tells something. */
    @Override
    public void happened(VenueEvent event) {
        feed.add(event);
        turnSoon();
    }

    @Override
    public void carryOut(Permit permit) {
        send(permit.use());
    }

    @Override
    public void read(VenueRequest.Read request) {
        send(request);
    }

    private void send(VenueRequest request) {
        if (settings.latency().isZero()) {
            arrived.add(request);
            turnSoon();
        } else {
            underWay.add(request);
            loop.after(settings.latency(), this::arrive);
        }
    }

    /** Requests take equally long, so the first that was sent is the first that arrives. */
    private void arrive() {
        arrived.add(underWay.remove());
        turnSoon();
    }

    private void tell(VenueEvent event) {
        untold.add(event);
        turnSoon();
    }

    private void turnSoon() {
        if (!turnComes) {
            turnComes = true;
            loop.execute(this::turn);
        }
    }

    /** One thing a turn, so that what the trader does about it comes before the next. */
    private void turn() {
        turnComes = false;
        if (closed) {
            return;
        }
        if (untold.isEmpty()) {
            goOn();
        }
        if (!untold.isEmpty()) {
            trader.happened(untold.remove());
        }
        if (!untold.isEmpty() || !arrived.isEmpty() || !feed.isEmpty()) {
            turnSoon();
        }
    }

    /** What was asked for comes before what happens next in the market. */
    private void goOn() {
        if (!arrived.isEmpty()) {
            switch (arrived.remove()) {
                case VenueRequest.Write write -> exchange.carryOut(write);
                case VenueRequest.Read read ->
                        untold.add(new VenueEvent.Told(read.id(), reads.answer(read, loop.now())));
            }
        } else if (!feed.isEmpty()) {
            VenueEvent event = feed.remove();
            exchange.happened(event);
            untold.add(event);
        }
    }
}

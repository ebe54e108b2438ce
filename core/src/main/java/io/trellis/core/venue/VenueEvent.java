package io.trellis.core.venue;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.MarketEvent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Something that a venue tells. Events of one stream come in order, those of two in any. */
public sealed interface VenueEvent {

    /** What became of a write; one of a batch has one outcome an order, in its order. */
    record Answered(long requestId, List<WriteOutcome> outcomes) implements VenueEvent {

        public Answered {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** What a read brought. */
    record Told(long requestId, VenueAnswer answer) implements VenueEvent {}

    /**
     * The course of an order, merged from all that is known of it. Fills are told by {@link
     * Filled}: an order is not reported as filled before its fills add up.
     */
    record OrderReported(VenueOrder order) implements VenueEvent {}

    /** A fill, each told once for each connection; whoever books it drops the ones it has. */
    record Filled(VenueFill fill) implements VenueEvent {}

    /** A change of a balance. */
    record BalanceChanged(LedgerEntry entry) implements VenueEvent {}

    /** The account as the private stream begins: it is live and without gaps from here on. */
    record AccountLive(List<VenueOrder> open, List<VenueFill> recent, List<AssetTotal> totals)
            implements VenueEvent {

        public AccountLive {
            open = List.copyOf(open);
            recent = List.copyOf(recent);
            totals = List.copyOf(totals);
        }
    }

    /** What there is of an asset, what orders hold included. */
    record AssetTotal(String asset, BigDecimal total) {}

    /** The private stream is lost or has a gap; nothing it would have told is known. */
    record AccountLost(String sentence) implements VenueEvent {}

    /** The account will not be had until a person acts: nothing more is tried. */
    record AccountRefused(String sentence) implements VenueEvent {}

    /** A trade between others, a new best bid or ask, or a change of the book. */
    record Market(String symbol, MarketEvent event) implements VenueEvent {}

    /** What was known of a market's book is void, until the next event of it. */
    record MarketLost(String symbol, String sentence) implements VenueEvent {}

    /** What came of a market did not fit together time and again; it has to be followed anew. */
    record MarketGivenUp(String symbol, String sentence) implements VenueEvent {}

    /**
     * Trades between others were missed.
     *
     * @param firstId the number of the first one in its market
     * @param lastId that of the last one
     * @param found whether they were had in another way and come next, late; else they never come
     */
    record TradesMissed(String symbol, long firstId, long lastId, boolean found)
            implements VenueEvent {}

    /** Nothing has come for a while; the connection may be dead. */
    record MarketSuspect(String sentence) implements VenueEvent {}

    /** What may be done now: on the whole venue, or in one market. */
    record ModeChanged(Optional<String> symbol, TradingMode mode) implements VenueEvent {}

    /** The rules of a market as they are from now on. */
    record InstrumentRevised(String symbol, Instrument instrument) implements VenueEvent {}

    /**
     * The windows of maintenance that are announced now, in which no orders should be placed; those
     * that were told before and are not among them do not come.
     */
    record MaintenanceAnnounced(List<MaintenanceWindow> windows) implements VenueEvent {

        public MaintenanceAnnounced {
            windows = List.copyOf(windows);
        }
    }
}

package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.RestCounter.Cost;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The private calls that are answered page by page. */
final class HistoryCalls {

    private final Calls calls;
    private final Listed listed;

    HistoryCalls(Calls calls, Listed listed) {
        this.calls = calls;
        this.listed = listed;
    }

    CompletableFuture<Rows<VenueOrder>> closedOrders(Instant since) {
        return closedOrders(since(since));
    }

    CompletableFuture<Rows<VenueOrder>> closedOrders(ClientOrderId order, Instant since) {
        return closedOrders(since(since).with("cl_ord_id", order.text()));
    }

    private CompletableFuture<Rows<VenueOrder>> closedOrders(Form with) {
        return new Pages<>(
                        "ClosedOrders",
                        offset ->
                                calls.tell(
                                        "ClosedOrders",
                                        Family.ORDERS,
                                        Cost.HISTORY,
                                        paged(with.with("closetime", "close"), offset),
                                        result -> listed.orderReplies().closed(result)),
                        VenueOrder::venueId,
                        VenueOrder::opened)
                .all();
    }

    CompletableFuture<Rows<VenueFill>> fills(Instant since) {
        return new Pages<>(
                        "TradesHistory",
                        offset ->
                                calls.tell(
                                        "TradesHistory",
                                        Family.HISTORY,
                                        Cost.HISTORY,
                                        paged(since(since), offset),
                                        result -> listed.orderReplies().fills(result)),
                        VenueFill::executionId,
                        VenueFill::time)
                .all();
    }

    CompletableFuture<List<LedgerEntry>> ledger(Instant since) {
        return Promises.mapped(
                new Pages<>(
                                "Ledgers",
                                offset ->
                                        calls.tell(
                                                "Ledgers",
                                                Family.HISTORY,
                                                Cost.HISTORY,
                                                since(since).with("ofs", Integer.toString(offset)),
                                                result ->
                                                        new Rows<>(
                                                                AccountReplies.ledger(
                                                                        result, listed.assets()),
                                                                List.of())),
                                LedgerEntry::id,
                                LedgerEntry::time)
                        .all(),
                Rows::rows);
    }

    /** The start is exclusive, and in whole seconds. */
    private static Form since(Instant start) {
        return Form.empty().with("start", Long.toString(start.getEpochSecond() - 1));
    }

    /** Merged fills would have other names than those of the stream. */
    private static Form paged(Form with, int offset) {
        return with.with("consolidate_taker", "false").with("ofs", Integer.toString(offset));
    }
}

package io.trellis.clients.kraken;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.rest.FeeQuote;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.Rows;
import io.trellis.core.InvalidInputException;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Answers what is looked up, over REST. */
final class VenueReads {

    private final KrakenRest rest;

    VenueReads(KrakenRest rest) {
        this.rest = rest;
    }

    /** What a read brings; a failure is an answer too. */
    CompletableFuture<VenueAnswer> answer(VenueRequest.Read read, MarketTable markets) {
        return found(read, markets)
                .exceptionally(failure -> new VenueAnswer.Failed(Sentences.of(failure)));
    }

    private CompletableFuture<VenueAnswer> found(VenueRequest.Read read, MarketTable markets) {
        return switch (read) {
            case VenueRequest.ReadBalances _ ->
                    rest.balances().thenApply(VenueAnswer.Balances::new);
            case VenueRequest.ReadOpenOrders _ -> rest.openOrders().thenApply(VenueReads::orders);
            case VenueRequest.ReadClosedOrders(_, Instant since) ->
                    rest.closedOrders(since).thenApply(VenueReads::orders);
            case VenueRequest.FindOrder(_, ClientOrderId order, Instant since) ->
                    find(order, since);
            case VenueRequest.ReadFills(_, Instant since) ->
                    rest.fills(since)
                            .thenApply(fills ->
                                    new VenueAnswer.Fills(fills.rows(), fills.passedOver()));
            case VenueRequest.ReadLedger(_, Instant since) ->
                    rest.ledger(since).thenApply(VenueAnswer.Ledger::new);
            case VenueRequest.ReadTime _ -> rest.time().thenApply(VenueAnswer.Time::new);
            case VenueRequest.ReadFees(_, String symbol) -> fees(symbol, markets);
        };
    }

    /** Among the open ones first: an order that ends between the two calls is in the second. */
    private CompletableFuture<VenueAnswer> find(ClientOrderId order, Instant since) {
        return rest.openOrders(order)
                .thenCompose(open ->
                        rest.closedOrders(order, since)
                                .thenApply(ended -> orders(open.and(ended))));
    }

    private CompletableFuture<VenueAnswer> fees(String symbol, MarketTable markets) {
        try {
            return rest.fees(markets.find(symbol)).thenApply(FeeQuote::fees);
        } catch (InvalidInputException unlisted) {
            return CompletableFuture.failedFuture(unlisted);
        }
    }

    private static VenueAnswer orders(Rows<VenueOrder> rows) {
        return new VenueAnswer.Orders(rows.rows(), rows.passedOver());
    }
}

package io.trellis.trading.paper;

import io.trellis.core.market.Instrument;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Answers what is looked up on paper. */
final class PaperReads {

    private final PaperSettings settings;
    private final PaperAccount account;
    private final PaperPrices prices;

    PaperReads(PaperSettings settings, PaperAccount account, PaperPrices prices) {
        this.settings = settings;
        this.account = account;
        this.prices = prices;
    }

    VenueAnswer answer(VenueRequest.Read read, Instant now) {
        return switch (read) {
            case VenueRequest.ReadBalances _ ->
                    new VenueAnswer.Balances(account.balances(prices::held));
            case VenueRequest.ReadOpenOrders _ -> orders(account.open());
            case VenueRequest.ReadClosedOrders(_, Instant since) ->
                    orders(account.endedSince(since));
            case VenueRequest.FindOrder(_, ClientOrderId order, _) ->
                    orders(account.find(order).stream().toList());
            case VenueRequest.ReadFills(_, Instant since) ->
                    new VenueAnswer.Fills(account.fillsSince(since), List.of());
            case VenueRequest.ReadLedger(_, Instant since) ->
                    new VenueAnswer.Ledger(account.entriesSince(since));
            case VenueRequest.ReadTime _ -> new VenueAnswer.Time(now);
            case VenueRequest.ReadFees(_, String symbol) -> fees(symbol);
        };
    }

    private VenueAnswer fees(String symbol) {
        Instrument instrument = prices.instrument();
        return symbol.equals(settings.symbol())
                ? new VenueAnswer.Fees(symbol, instrument.makerFee(), instrument.takerFee())
                : new VenueAnswer.Failed("There is no market " + symbol + " on paper.");
    }

    private static VenueAnswer orders(Collection<PaperOrder> orders) {
        return new VenueAnswer.Orders(told(orders).toList(), List.of());
    }

    static Stream<VenueOrder> told(Collection<PaperOrder> orders) {
        return orders.stream().map(PaperOrder::told);
    }
}

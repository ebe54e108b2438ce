package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.Market;
import io.trellis.core.market.Instrument;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells what changes in the rules and modes of the markets that somebody follows. */
final class PairWatch {

    private final ListedMarkets markets;
    private final Consumer<VenueEvent> out;

    PairWatch(ListedMarkets markets, Consumer<VenueEvent> out) {
        this.markets = markets;
        this.out = out;
    }

    /** Takes a row; gives the market if its rules are others now. */
    Optional<Market> take(PairRow row) {
        return markets.market(row.symbol()).flatMap(known -> take(row, known));
    }

    private Optional<Market> take(PairRow row, Market known) {
        Optional<Market> revised = revised(row, known);
        if (revised.isEmpty()) {
            mode(known, TradingMode.UNKNOWN);
            return Optional.empty();
        }
        Market market = revised.get();
        boolean changed = !market.equals(known);
        if (changed) {
            markets.revise(market);
            out.accept(new VenueEvent.InstrumentRevised(market.symbol(), market.instrument()));
        }
        row.mode().ifPresent(mode -> mode(market, mode));
        return changed ? revised : Optional.empty();
    }

    private void mode(Market market, TradingMode mode) {
        if (mode != market.mode()) {
            markets.revise(market.withMode(mode));
            out.accept(new VenueEvent.ModeChanged(Optional.of(market.symbol()), mode));
        }
    }

    /** Empty if the rules make no sense, so that nothing may be assumed of the market. */
    private static Optional<Market> revised(PairRow row, Market known) {
        Instrument old = known.instrument();
        Market.Decimals decimals = known.decimals();
        try {
            var instrument =
                    new Instrument(
                            row.tick().orElse(old.tick()),
                            row.lot().orElse(old.lot()),
                            row.minQty().orElse(old.minQty()),
                            row.minCost().orElse(old.minCost()),
                            old.makerFee(),
                            old.takerFee());
            var revised =
                    new Market.Decimals(
                            row.priceDecimals().orElse(decimals.price()),
                            row.lotDecimals().orElse(decimals.lot()),
                            row.costDecimals().orElse(decimals.cost()));
            return Optional.of(known.withRules(instrument, revised))
                    .filter(FollowedMarket::isReadable);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** All markets were told: what was not among them is listed no more. */
    void vanished(Collection<String> followed, Collection<String> told) {
        followed.stream()
                .filter(symbol -> !told.contains(symbol))
                .flatMap(symbol -> markets.market(symbol).stream())
                .forEach(market -> mode(market, TradingMode.DELISTED));
    }
}

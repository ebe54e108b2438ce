package io.trellis.clients.kraken;

import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of {@code AssetPairs}.
 *
 * @param symbol our name, {@code BTC/USD}
 * @param id Kraken's key, {@code XXBTZUSD}
 * @param altname what REST calls take, {@code XBTUSD}
 * @param wsname base and quote in Kraken's names, {@code XBT/USD}
 * @param rules the row itself
 */
record MarketRow(String symbol, String id, String altname, String wsname, WireField rules) {

    private static final int MOST_DECIMALS = 18;

    /** The row of a market; empty for what is none, such as a dark pool: it has no such name. */
    static Optional<MarketRow> of(String id, WireField row) {
        return row.find("wsname")
                .map(WireField::text)
                .map(wsname ->
                        new MarketRow(
                                Symbols.ours(wsname),
                                id,
                                row.find("altname").map(WireField::text).orElse(id),
                                wsname,
                                row));
    }

    /** Whether somebody may call the market so, in whatever case. */
    boolean isCalled(String name) {
        return Stream.of(symbol, symbol.replace("/", ""), id, altname, wsname)
                .anyMatch(name::equalsIgnoreCase);
    }

    /**
     * What the row says.
     *
     * @throws KrakenReadException if it does not say all, or something that we cannot trade by
     */
    ListedInstrument listed() {
        WireField takerFees = rules.member("fees");
        WireField makerFees = rules.find("fees_maker").orElse(takerFees);
        try {
            var instrument =
                    new Instrument(
                            rules.member("tick_size").decimal(),
                            lot(),
                            rules.member("ordermin").decimal(),
                            rules.member("costmin").decimal(),
                            lowestTier(makerFees),
                            lowestTier(takerFees));
            return new ListedInstrument(symbol, instrument, TradingMode.of(rules.member("status")));
        } catch (IllegalArgumentException refused) {
            throw KrakenReadException.of(rules.call(), id + ": " + refused.getMessage());
        }
    }

    private BigDecimal lot() {
        WireField decimals = rules.member("lot_decimals");
        if (decimals.whole() > MOST_DECIMALS) {
            throw decimals.wrong("is above " + MOST_DECIMALS);
        }
        WireField multiplier = rules.member("lot_multiplier");
        if (multiplier.whole() != 1) {
            throw multiplier.wrong("is not 1, the only one that is supported");
        }
        return BigDecimal.ONE.movePointLeft((int) decimals.whole());
    }

    /**
     * The fee of an account that has not traded yet, as a share.
     *
     * @param schedule pairs of a volume in USD and a fee in per cent
     */
    private static BigDecimal lowestTier(WireField schedule) {
        WireField tier =
                schedule.items().stream()
                        .min(Comparator.comparing(MarketRow::volume))
                        .orElseThrow(() -> schedule.wrong("is empty"));
        WireField percent = part(tier, 1);
        if (percent.decimal().signum() < 0) {
            throw percent.wrong("per cent is a rebate; fees of 0 or more are supported");
        }
        return percent.decimal().movePointLeft(2);
    }

    private static BigDecimal volume(WireField tier) {
        return part(tier, 0).decimal();
    }

    private static WireField part(WireField tier, int index) {
        if (tier.items().size() != 2) {
            throw tier.wrong("is not a pair of volume and fee");
        }
        return tier.items().get(index);
    }
}

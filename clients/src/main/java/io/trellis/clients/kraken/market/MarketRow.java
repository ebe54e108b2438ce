package io.trellis.clients.kraken.market;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row of {@code AssetPairs}.
 *
 * @param names its spellings
 * @param rules the row itself
 */
record MarketRow(MarketNames names, WireField rules) {

    private static final int MOST_DECIMALS = 18;

    /**
     * What the row says.
     *
     * @throws KrakenReadException if it does not say all, or something that we cannot trade by
     */
    Market market() {
        WireField takerFees = rules.member("fees");
        WireField makerFees = rules.find("fees_maker").orElse(takerFees);
        var fees = new FeeSchedule(tiers(makerFees), tiers(takerFees));
        Instrument instrument = instrument(fees);
        return new Market(
                names,
                rules.member("base").text(),
                rules.member("quote").text(),
                instrument,
                decimals(instrument),
                ModeWords.mode(rules.member("status").text()),
                fees);
    }

    private Instrument instrument(FeeSchedule fees) {
        BigDecimal tick = rules.member("tick_size").decimal();
        try {
            return new Instrument(
                    tick,
                    lot(),
                    rules.member("ordermin").decimal(),
                    rules.member("costmin").decimal(),
                    fees.lowestMaker().share().max(BigDecimal.ZERO),
                    fees.lowestTaker().share());
        } catch (IllegalArgumentException refused) {
            throw KrakenReadException.of(rules.call(), names.id() + ": " + refused.getMessage());
        }
    }

    private Market.Decimals decimals(Instrument instrument) {
        int tickDecimals = instrument.tick().scale();
        int price = rules.find("pair_decimals").map(MarketRow::decimals).orElse(tickDecimals);
        if (tickDecimals > price) {
            throw rules.member("tick_size").wrong("has more decimals than a price may have");
        }
        int lot = decimals(rules.member("lot_decimals"));
        int cost = rules.find("cost_decimals").map(MarketRow::decimals).orElse(price);
        return new Market.Decimals(price, lot, cost);
    }

    private BigDecimal lot() {
        int decimals = decimals(rules.member("lot_decimals"));
        WireField multiplier = rules.member("lot_multiplier");
        if (multiplier.whole() != 1) {
            throw multiplier.wrong("is not 1, the only one that is supported");
        }
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    private static int decimals(WireField field) {
        if (field.whole() > MOST_DECIMALS) {
            throw field.wrong("is above " + MOST_DECIMALS);
        }
        return (int) field.whole();
    }

    /** Pairs of a volume in USD and a fee in per cent. */
    private static List<FeeSchedule.Tier> tiers(WireField schedule) {
        List<FeeSchedule.Tier> tiers = schedule.items().stream().map(MarketRow::tier).toList();
        if (tiers.isEmpty()) {
            throw schedule.wrong("is empty");
        }
        return tiers;
    }

    private static FeeSchedule.Tier tier(WireField tier) {
        List<WireField> parts = tier.items();
        if (parts.size() != 2) {
            throw tier.wrong("is not a pair of volume and fee");
        }
        return new FeeSchedule.Tier(parts.get(0).decimal(), parts.get(1).decimal());
    }
}

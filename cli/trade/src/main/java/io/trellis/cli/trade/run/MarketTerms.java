package io.trellis.cli.trade.run;

import io.trellis.cli.trade.doctor.Link;
import io.trellis.cli.trade.doctor.Patient;
import io.trellis.clients.kraken.auth.KeyRightsCheck;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.rest.FeeQuote;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.secret.ApiKey;
import io.trellis.core.history.CandleBars;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.venue.AssetBalance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * On which terms a market can be traded now, by a venue and, with a key, by an account.
 *
 * @param instrument the venue's steps and minimums; the fees of the account, or of who is new
 * @param lastPrice of a trade
 * @param past the newest bars that have closed; empty where the venue has none of that length
 * @param balances of the account; empty without a key
 */
record MarketTerms(
        Market market,
        Instrument instrument,
        BigDecimal lastPrice,
        Optional<Bars> past,
        List<AssetBalance> balances) {

    /** The lengths of candles that Kraken has. */
    private static final List<Integer> MINUTES =
            List.of(1, 5, 15, 30, 60, 240, 1_440, 10_080, 21_600);

    private static final long MINUTE_MILLIS = 60_000;

    MarketTerms {
        balances = List.copyOf(balances);
    }

    /**
     * Asks for them.
     *
     * @throws io.trellis.core.InvalidInputException if there is no such market, or the key may not
     *     be used there, can withdraw, or cannot trade
     * @throws UncheckedIOException if the venue does not answer; the message is one sentence
     */
    static MarketTerms ask(Patient patient, Optional<ApiKey> key, Timeframe bars) {
        try (Link link = Link.open(patient, key)) {
            return ask(link, patient.symbol(), key.isPresent(), bars);
        } catch (KrakenReadException unanswered) {
            throw new UncheckedIOException(
                    String.valueOf(unanswered.getMessage()), new IOException(unanswered));
        }
    }

    private static MarketTerms ask(Link link, String symbol, boolean hasKey, Timeframe bars) {
        if (hasKey) {
            KeyRightsCheck.of(link.answer(link.rest().keyRights()).permissions()).requireTrading();
        }
        link.answer(link.rest().assets());
        Market market = link.answer(link.rest().markets()).find(symbol);
        BigDecimal last = link.answer(link.rest().ticker(market)).last();
        Instrument listed = market.instrument();
        if (!hasKey) {
            return new MarketTerms(market, listed, last, past(link, market, bars), List.of());
        }
        FeeQuote fees = link.answer(link.rest().fees(market));
        var charged =
                new Instrument(
                        listed.tick(),
                        listed.lot(),
                        listed.minQty(),
                        listed.minCost(),
                        fees.maker().share(),
                        fees.taker().share());
        List<AssetBalance> balances = link.answer(link.rest().balances());
        return new MarketTerms(market, charged, last, past(link, market, bars), balances);
    }

    private static Optional<Bars> past(Link link, Market market, Timeframe bars) {
        long minutes = bars.millis() / MINUTE_MILLIS;
        if (bars.millis() % MINUTE_MILLIS != 0 || !MINUTES.contains(Math.toIntExact(minutes))) {
            return Optional.empty();
        }
        var candles = link.answer(link.rest().candles(market, Math.toIntExact(minutes), 0));
        return Optional.of(CandleBars.of(candles.closed(), market.instrument()))
                .filter(found -> found.count() > 0);
    }

    /** What is free of an asset, 0 where the account has none. */
    BigDecimal free(String asset) {
        return balances.stream()
                .filter(balance -> balance.asset().equals(asset))
                .map(AssetBalance::available)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}

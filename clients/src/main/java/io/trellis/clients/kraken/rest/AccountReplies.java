package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.market.Assets;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketNames;
import io.trellis.clients.kraken.wire.Wire;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.LedgerEntry;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the calls about an account's money and its key tell. */
final class AccountReplies {

    private AccountReplies() {}

    /** {@code BalanceEx}: what can be traded with; what is staked, lent or bonded is not. */
    static List<AssetBalance> balances(WireField result, Assets assets) {
        var balances = new ArrayList<AssetBalance>();
        for (String id : result.names()) {
            if (Assets.isSpendable(id)) {
                balances.add(balance(assets.name(id), result.member(id)));
            }
        }
        return balances;
    }

    private static AssetBalance balance(String asset, WireField row) {
        BigDecimal total =
                row.member("balance")
                        .decimal()
                        .add(amount(row, "credit"))
                        .subtract(amount(row, "credit_used"));
        return new AssetBalance(asset, total, amount(row, "hold_trade"));
    }

    private static BigDecimal amount(WireField row, String name) {
        return row.find(name).map(WireField::decimal).orElse(BigDecimal.ZERO);
    }

    /** {@code Balance}: everything, by Kraken's ids. */
    static SequencedMap<String, BigDecimal> allBalances(WireField result) {
        var balances = new LinkedHashMap<String, BigDecimal>();
        result.names().forEach(id -> balances.put(id, result.member(id).decimal()));
        return balances;
    }

    /** {@code TradeBalance}. */
    static TradeBalance tradeBalance(WireField result) {
        return new TradeBalance(
                result.find("eb").map(WireField::decimal),
                result.member("tb").decimal(),
                amount(result, "e"),
                amount(result, "mf"),
                amount(result, "uv"));
    }

    /** {@code TradeVolume}: the maker's fee may be missing, and then the other holds for both. */
    static FeeQuote fees(WireField result, Market market, Instant fetched) {
        FeeQuote.Rate taker = rate(result.member("fees"), market);
        FeeQuote.Rate maker =
                result.find("fees_maker")
                        .flatMap(fees -> listed(fees, market))
                        .map(AccountReplies::rate)
                        .orElse(taker);
        return new FeeQuote(
                market.symbol(), maker, taker, result.member("volume").decimal(), fetched);
    }

    private static FeeQuote.Rate rate(WireField fees, Market market) {
        return listed(fees, market)
                .map(AccountReplies::rate)
                .orElseThrow(() -> fees.wrong("has no fee of " + market.id()));
    }

    private static Optional<WireField> listed(WireField fees, Market market) {
        MarketNames names = market.names();
        return Stream.of(names.id(), names.altname(), names.wsname(), names.symbol())
                .map(fees::find)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static FeeQuote.Rate rate(WireField row) {
        return new FeeQuote.Rate(
                row.member("fee").decimal().movePointLeft(2),
                either(row, "nextvolume", "next_volume").map(WireField::decimal),
                either(row, "nextfee", "next_fee")
                        .map(WireField::decimal)
                        .map(percent -> percent.movePointLeft(2)));
    }

    private static Optional<WireField> either(WireField row, String name, String otherName) {
        return row.find(name).or(() -> row.find(otherName));
    }

    /** {@code GetApiKeyInfo}. */
    static KeyRights keyRights(WireField result) {
        var permissions = new TreeSet<String>();
        for (WireField permission : result.member("permissions").items()) {
            permissions.add(permission.text());
        }
        return new KeyRights(
                Stream.of("api_key_name", "apiKeyName", "name")
                        .map(result::find)
                        .flatMap(Optional::stream)
                        .map(WireField::text)
                        .findFirst()
                        .orElse(""),
                permissions,
                result.find("nonce").map(WireField::text),
                either(result, "nonce_window", "nonceWindow").map(WireField::text));
    }

    /** {@code Ledgers}. */
    static List<LedgerEntry> ledger(WireField result, Assets assets) {
        return entries(result.member("ledger"), assets);
    }

    /** {@code QueryLedgers}, which has them directly. */
    static List<LedgerEntry> entries(WireField rows, Assets assets) {
        return rows.names().stream().map(id -> entry(id, rows.member(id), assets)).toList();
    }

    private static LedgerEntry entry(String id, WireField row, Assets assets) {
        return new LedgerEntry(
                id,
                row.find("refid").map(WireField::text).orElse(""),
                Times.seconds(row.member("time")),
                row.member("type").text(),
                assets.name(row.member("asset").text()),
                row.member("amount").decimal(),
                row.member("fee").decimal(),
                row.member("balance").decimal());
    }

    /** {@code GetWebSocketsToken}; what is wrong with it is not quoted. */
    static String token(WireField result) {
        WireField token = result.member("token");
        if (!(token.value() instanceof Wire.Scalar(String text)) || text.isEmpty()) {
            throw result.wrong("holds no token");
        }
        return text;
    }
}

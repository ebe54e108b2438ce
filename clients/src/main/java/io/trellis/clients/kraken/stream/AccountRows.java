package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rows of the channels of an account. */
final class AccountRows {

    private static final List<String> EXECUTION =
            List.of(
                    "order_id",
                    "cl_ord_id",
                    "order_userref",
                    "exec_type",
                    "order_status",
                    "timestamp",
                    "symbol",
                    "side",
                    "order_qty",
                    "limit_price",
                    "limit_price_type",
                    "cum_qty",
                    "cum_cost",
                    "avg_price",
                    "reason",
                    "cancel_reason",
                    "exec_id",
                    "trade_id",
                    "last_qty",
                    "last_price",
                    "cost",
                    "fees",
                    "liquidity_ind",
                    "fee_usd_equiv",
                    "fee_ccy_pref",
                    "order_type",
                    "time_in_force",
                    "stop_price",
                    "post_only",
                    "amended",
                    "ratecount",
                    "triggers",
                    "trigger",
                    "contingent",
                    "ord_ref_id",
                    "display_qty",
                    "display_qty_remain",
                    "effective_time",
                    "expire_time",
                    "cash_order_qty",
                    "no_mpp",
                    "reduce_only",
                    "margin",
                    "margin_borrow",
                    "liquidated",
                    "position_status",
                    "sender_sub_id",
                    "ext_ord_id",
                    "ext_exec_id",
                    "user");
    private static final List<String> ENTRY =
            List.of(
                    "ledger_id",
                    "ref_id",
                    "timestamp",
                    "type",
                    "subtype",
                    "asset",
                    "asset_class",
                    "category",
                    "wallet_type",
                    "wallet_id",
                    "amount",
                    "fee",
                    "balance",
                    "user");

    private final FieldCount fields;

    AccountRows(FieldCount fields) {
        this.fields = fields;
    }

    List<ExecutionRow> executions(List<WireField> rows) {
        return rows.stream().map(this::execution).toList();
    }

    private ExecutionRow execution(WireField row) {
        fields.of(row, EXECUTION);
        ExecutionRow.Kind kind = kind(row.member("exec_type").text());
        return new ExecutionRow(
                row.member("order_id").text(),
                row.find("cl_ord_id").flatMap(AccountRows::clientId),
                kind,
                status(row.find("order_status").map(WireField::text).orElse("")),
                row.member("timestamp").instant(),
                row.find("symbol").map(WireField::text),
                row.find("side").map(AccountRows::side),
                row.find("order_qty").map(WireField::text),
                row.find("limit_price").filter(_ -> isPrice(row)).map(WireField::text),
                row.find("cum_qty").map(WireField::text),
                row.find("cum_cost").map(WireField::decimal),
                row.find("reason")
                        .or(() -> row.find("cancel_reason"))
                        .map(WireField::text)
                        .orElse(""),
                row.find("exec_id")
                        .filter(_ -> kind == ExecutionRow.Kind.TRADE || isFill(row))
                        .map(id -> trade(id.text(), row)),
                row.find("ratecount").map(WireField::decimal));
    }

    /** The limit of a trailing order is a distance, in the quote or in per cent. */
    private static boolean isPrice(WireField row) {
        return row.find("limit_price_type").map(WireField::text).orElse("static").equals("static");
    }

    /** Whether a report of something else tells of a fill, too. */
    private static boolean isFill(WireField row) {
        return row.find("last_qty").isPresent();
    }

    /** A name that is none of ours in form is nobody's that we know. */
    private static Optional<ClientOrderId> clientId(WireField field) {
        try {
            return Optional.of(new ClientOrderId(field.text()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ExecutionRow.Kind kind(String word) {
        return switch (word) {
            case "pending_new" -> ExecutionRow.Kind.PENDING_NEW;
            case "new" -> ExecutionRow.Kind.NEW;
            case "trade" -> ExecutionRow.Kind.TRADE;
            case "filled" -> ExecutionRow.Kind.FILLED;
            case "iceberg_refill" -> ExecutionRow.Kind.ICEBERG_REFILL;
            case "canceled" -> ExecutionRow.Kind.CANCELED;
            case "expired" -> ExecutionRow.Kind.EXPIRED;
            case "amended" -> ExecutionRow.Kind.AMENDED;
            case "restated" -> ExecutionRow.Kind.RESTATED;
            case "status" -> ExecutionRow.Kind.STATUS;
            default -> ExecutionRow.Kind.UNKNOWN;
        };
    }

    private static ExecutionRow.Status status(String word) {
        return switch (word) {
            case "pending_new" -> ExecutionRow.Status.PENDING_NEW;
            case "new" -> ExecutionRow.Status.NEW;
            case "partially_filled" -> ExecutionRow.Status.PARTIALLY_FILLED;
            case "filled" -> ExecutionRow.Status.FILLED;
            case "canceled" -> ExecutionRow.Status.CANCELED;
            case "expired" -> ExecutionRow.Status.EXPIRED;
            default -> ExecutionRow.Status.UNKNOWN;
        };
    }

    private static Side side(WireField field) {
        return switch (field.text()) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw field.wrong("is neither buy nor sell");
        };
    }

    private static ExecutionRow.Trade trade(String executionId, WireField row) {
        return new ExecutionRow.Trade(
                executionId,
                row.find("trade_id").map(WireField::whole).orElse(-1L),
                row.member("last_qty").text(),
                row.member("last_price").text(),
                row.member("cost").decimal(),
                // Never fee_usd_equiv, which can be 0 beside a real fee.
                row.find("fees").map(WireField::items).orElse(List.of()).stream()
                        .map(AccountRows::fee)
                        .toList(),
                row.find("liquidity_ind").map(AccountRows::maker).orElse(false));
    }

    private static boolean maker(WireField liquidity) {
        return switch (liquidity.text()) {
            case "m" -> true;
            case "t" -> false;
            default -> throw liquidity.wrong("is neither m nor t");
        };
    }

    private static VenueFill.Fee fee(WireField fee) {
        return new VenueFill.Fee(fee.member("asset").text(), fee.member("qty").decimal());
    }

    List<VenueEvent.AssetTotal> totals(List<WireField> rows) {
        return rows.stream()
                .map(row -> new VenueEvent.AssetTotal(row.member("asset").text(), spendable(row)))
                .toList();
    }

    /** What is in the wallet of trading; the sum over all wallets has what is lent in it. */
    private static BigDecimal spendable(WireField row) {
        List<WireField> wallets = row.find("wallets").map(WireField::items).orElse(List.of());
        return wallets.isEmpty()
                ? row.member("balance").decimal()
                : wallets.stream()
                        .filter(wallet -> isSpendable(wallet, "type", "id"))
                        .map(wallet -> wallet.member("balance").decimal())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isSpendable(WireField row, String type, String id) {
        return row.member(type).text().equals("spot") && row.member(id).text().equals("main");
    }

    List<EntryRow> entries(List<WireField> rows) {
        return rows.stream().map(this::entry).toList();
    }

    private EntryRow entry(WireField row) {
        fields.of(row, ENTRY);
        var entry =
                new LedgerEntry(
                        row.member("ledger_id").text(),
                        row.find("ref_id").map(WireField::text).orElse(""),
                        row.member("timestamp").instant(),
                        row.member("type").text(),
                        row.member("asset").text(),
                        row.member("amount").decimal(),
                        row.member("fee").decimal(),
                        row.member("balance").decimal());
        return new EntryRow(entry, unit(row), isSpendable(row, "wallet_type", "wallet_id"));
    }

    /** One of the last decimal that the figures are written with. */
    private static BigDecimal unit(WireField row) {
        return Stream.of("amount", "fee", "balance")
                .map(name -> new BigDecimal(row.member(name).text()).ulp())
                .reduce(BigDecimal.ONE, BigDecimal::min);
    }
}

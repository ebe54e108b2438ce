package io.trellis.trading.report;

import io.trellis.trading.projection.RunTables;
import io.trellis.trading.projection.Table;
import io.trellis.trading.projection.TableRow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sales matched with purchases, first in, first out, in the order of their times at the venue. A
 * fee in the base makes a purchase smaller and a sale larger; one in a third asset is told in the
 * note and counted nowhere. Parts are rounded to 10⁻⁸, and the last part of a purchase or a sale
 * takes what is left, so that sums are exact.
 */
final class TaxLots {

    private static final int SCALE = 8;
    private static final String OWNED =
            "owned before the run: the date and the cost of its purchase are not known here";

    private final String base;
    private final String quote;
    private final Deque<Lot> lots = new ArrayDeque<>();
    private final List<Disposal> disposals = new ArrayList<>();

    /** Coins of one purchase or one sale, as far as they are not matched. */
    private static final class Lot {

        final String time;
        final String trade;
        final String note;
        BigDecimal quantity;
        BigDecimal value;
        BigDecimal fee;

        Lot(
                String time,
                String trade,
                String note,
                BigDecimal quantity,
                BigDecimal value,
                BigDecimal fee) {
            this.time = time;
            this.trade = trade;
            this.note = note;
            this.quantity = quantity;
            this.value = value;
            this.fee = fee;
        }

        boolean isOpen() {
            return quantity.signum() > 0;
        }

        /** Takes a part off, and its share of value and fee. */
        Lot split(BigDecimal part) {
            boolean whole = part.compareTo(quantity) == 0;
            var taken =
                    new Lot(
                            time,
                            trade,
                            note,
                            part,
                            whole ? value : share(value, part),
                            whole ? fee : share(fee, part));
            quantity = quantity.subtract(part);
            value = value.subtract(taken.value);
            fee = fee.subtract(taken.fee);
            return taken;
        }

        private BigDecimal share(BigDecimal amount, BigDecimal part) {
            return amount.multiply(part).divide(quantity, SCALE, RoundingMode.HALF_EVEN);
        }
    }

    private TaxLots(String base, String quote) {
        this.base = base;
        this.quote = quote;
    }

    static List<Disposal> disposals(RunTables tables) {
        String[] assets = tables.run().text("symbol").split("/", 2);
        var matched = new TaxLots(assets[0], assets[1]);
        owned(tables).ifPresent(matched.lots::add);
        tables.rows(Table.TRADES).stream()
                .sorted(
                        Comparator.comparing((TableRow row) -> row.text("executed_at"))
                                .thenComparingLong(TableRow::id))
                .forEach(matched::take);
        return List.copyOf(matched.disposals);
    }

    /** Coins that the strategy started with and that no trade of the run has bought. */
    private static Optional<Lot> owned(RunTables tables) {
        List<TableRow> starts =
                tables.rows(Table.POSITION_LOG).stream()
                        .filter(row -> row.text("reason").equals("start"))
                        .toList();
        Set<String> orders = new HashSet<>();
        tables.rows(Table.SIGNALS).stream()
                .filter(row -> row.text("reason").equals("start"))
                .forEach(row -> orders.add(row.text("order_id")));
        BigDecimal bought =
                tables.rows(Table.TRADES).stream()
                        .filter(row -> orders.contains(row.text("order_id")))
                        .map(row -> row.number("qty"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal owned =
                starts.stream()
                        .map(row -> row.number("qty"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .subtract(bought);
        return owned.signum() > 0
                ? Optional.of(new Lot("", "", OWNED, owned, BigDecimal.ZERO, BigDecimal.ZERO))
                : Optional.empty();
    }

    private void take(TableRow trade) {
        boolean buys = trade.text("side").equals("buy");
        BigDecimal inBase = fee(trade, base);
        BigDecimal quantity = trade.number("qty");
        var lot =
                new Lot(
                        trade.text("executed_at"),
                        trade.text("trade_id"),
                        note(trade),
                        buys ? quantity.subtract(inBase) : quantity.add(inBase),
                        value(trade),
                        fee(trade, quote));
        if (buys) {
            lots.add(lot);
        } else {
            sell(lot);
        }
    }

    private void sell(Lot sale) {
        while (sale.isOpen() && !lots.isEmpty()) {
            Lot oldest = lots.getFirst();
            BigDecimal part = oldest.quantity.min(sale.quantity);
            if (part.signum() > 0) {
                add(sale.split(part), oldest.split(part));
            }
            if (!oldest.isOpen()) {
                lots.removeFirst();
            }
        }
        if (sale.isOpen()) {
            add(
                    sale.split(sale.quantity),
                    new Lot("", "", OWNED, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        }
    }

    private void add(Lot sale, Lot purchase) {
        boolean known = !purchase.time.isEmpty();
        disposals.add(
                new Disposal(
                        sale.time,
                        purchase.time,
                        sale.quantity,
                        sale.value,
                        known ? Optional.of(purchase.value) : Optional.empty(),
                        sale.fee.add(purchase.fee),
                        sale.trade,
                        purchase.trade,
                        joined(purchase.note, sale.note)));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }

    /** Price times quantity, quote. */
    static BigDecimal value(TableRow trade) {
        return trade.number("price").multiply(trade.number("qty"));
    }

    private static BigDecimal fee(TableRow trade, String asset) {
        String[] assets = trade.text("fee_currency").split(";", -1);
        String[] amounts = trade.text("fee").split(";", -1);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < assets.length; i++) {
            sum = assets[i].equals(asset) ? sum.add(new BigDecimal(amounts[i])) : sum;
        }
        return sum;
    }

    private String note(TableRow trade) {
        String[] assets = trade.text("fee_currency").split(";", -1);
        String[] amounts = trade.text("fee").split(";", -1);
        String note = "";
        for (int i = 0; i < assets.length; i++) {
            boolean third =
                    !assets[i].isEmpty() && !assets[i].equals(base) && !assets[i].equals(quote);
            note =
                    third
                            ? joined(
                                    note,
                                    "a fee of %s %s is not counted"
                                            .formatted(amounts[i], assets[i]))
                            : note;
        }
        return note;
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

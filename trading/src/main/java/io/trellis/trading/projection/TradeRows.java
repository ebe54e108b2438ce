package io.trellis.trading.projection;

import io.trellis.core.account.Money;
import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Executions, each once, and the profit that each brought. */
final class TradeRows {

    private final Sheet sheet;
    private final Set<String> known = new HashSet<>();

    /** The newest execution of each cell and side: it is the one that a profit belongs to. */
    private final Map<Place, Traded> newest = new HashMap<>();

    private record Place(int cell, Side side) {}

    /** An execution with its row. */
    private record Traded(long row, Fact.Executed fact) {}

    TradeRows(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Writes an execution down; false if it was written before. */
    boolean executed(Fact.Executed fact) {
        if (!known.add(fact.executionId())) {
            return false;
        }
        var traded = new Traded(known.size(), fact);
        newest.put(new Place(fact.cell(), fact.side()), traded);
        put(traded, "");
        return true;
    }

    /**
     * A fill that the executions before it made up has brought something.
     *
     * @param profit in units of 10⁻⁸ quote, not 0
     * @return when the execution happened that it belongs to; empty where there was none
     */
    Optional<String> brought(Fill fill, long profit) {
        Optional<Traded> traded =
                Optional.ofNullable(newest.remove(new Place(fill.cell(), fill.side())));
        traded.ifPresent(each -> put(each, Measures.amount(profit)));
        return traded.map(each -> Stamp.ofMillis(each.fact.timeMillis()));
    }

    private void put(Traded traded, String profit) {
        Fact.Executed fact = traded.fact;
        sheet.put(
                Table.TRADES,
                traded.row,
                fact.executionId(),
                fact.id().bare(),
                sheet.symbol(),
                Measures.word(fact.side()),
                sheet.measures.price(fact.priceTicks()),
                sheet.measures.quantity(fact.lots()),
                joined(fact, fee -> Measures.plain(fee.amount())),
                joined(fact, Fact.AssetAmount::asset),
                fact.maker() ? "1" : "0",
                profit,
                Measures.cell(fact.cell()),
                Stamp.ofMillis(fact.timeMillis()));
    }

    /** Fees in several assets stand one after the other. */
    private static String joined(Fact.Executed fact, Function<Fact.AssetAmount, String> part) {
        return fact.fees().stream().map(part).collect(Collectors.joining(";"));
    }

    /** The fees of an execution in units of 10⁻⁸ quote; those in a third asset do not count. */
    long feesInQuote(Fact.Executed fact) {
        BigDecimal quote = sum(fact, sheet.quote);
        BigDecimal base = sum(fact, sheet.base);
        return Money.units(quote) + sheet.measures.worth(base, fact.priceTicks());
    }

    private static BigDecimal sum(Fact.Executed fact, String asset) {
        return fact.fees().stream()
                .filter(fee -> fee.asset().equals(asset))
                .map(Fact.AssetAmount::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package io.trellis.trading.projection;

import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;

/** Positions, each from the first coin to the last, and every change of them. */
final class PositionRows {

    private final Sheet sheet;
    private long position;
    private long logged;
    private String openedAt = "";
    private long lots;

    /** What the coins that are held cost, as the strategy's books have it. */
    private long cost;

    private long realized;
    private long unrealized;
    private long markTicks;

    PositionRows(Sheet sheet) {
        this.sheet = sheet;
    }

    /**
     * The strategy was told of a fill.
     *
     * @param profit what it brought, in units of 10⁻⁸ quote
     */
    void filled(Fact.Filled fact, long profit) {
        Fill fill = fact.fill();
        if (lots == 0) {
            open();
        }
        boolean buys = fill.side() == Side.BUY;
        lots += buys ? fill.lots() : -fill.lots();
        // What a sale brought beyond its profit is what the coins had cost.
        cost += buys ? fill.value() + fill.fee() - profit : -(fill.value() - fill.fee() - profit);
        realized += profit;
        markTicks = fill.priceTicks();
        unrealized = sheet.measures.value(markTicks, lots) - cost;
        log(fact);
        if (lots == 0) {
            close(fill);
        } else {
            put("", "");
        }
    }

    private void open() {
        position++;
        openedAt = sheet.now();
        cost = 0;
        realized = 0;
        unrealized = 0;
    }

    /** Whatever cost is left by then is lost: nothing is held that it could be the cost of. */
    private void close(Fill fill) {
        realized -= cost;
        cost = 0;
        unrealized = 0;
        put(sheet.now(), sheet.measures.price(fill.priceTicks()));
    }

    /** The market has moved. */
    void marked(Fact.Equity fact) {
        if (lots != 0) {
            markTicks = fact.priceTicks();
            unrealized = fact.unrealized();
            put("", "");
        }
    }

    private void put(String closedAt, String closePrice) {
        sheet.put(
                Table.POSITIONS,
                position,
                sheet.symbol(),
                lots < 0 ? "short" : "long",
                sheet.measures.average(cost, lots),
                sheet.measures.quantity(Math.abs(lots)),
                sheet.measures.price(markTicks),
                Measures.amount(unrealized),
                "1",
                openedAt,
                closedAt,
                closePrice,
                Measures.amount(realized));
    }

    private void log(Fact.Filled fact) {
        Fill fill = fact.fill();
        sheet.put(
                Table.POSITION_LOG,
                ++logged,
                Long.toString(position),
                Measures.word(fill.side()),
                sheet.measures.price(fill.priceTicks()),
                sheet.measures.quantity(fill.lots()),
                Measures.amount(fill.value()),
                Measures.amount(fill.fee()),
                sheet.measures.quantity(lots),
                sheet.measures.average(cost, lots),
                Measures.amount(fact.roundTripProfit()),
                Measures.amount(fact.adjustProfit()),
                Measures.cell(fill.cell()),
                Measures.word(fill.reason()),
                sheet.now());
    }
}

package io.trellis.notebook;

import io.trellis.core.account.Money;
import io.trellis.core.market.Instrument;
import io.trellis.core.order.Fill;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Fills as a table, in the order in which they happened. */
final class FillTable {

    private FillTable() {}

    static Table of(Instrument instrument, List<Fill> fills) {
        var time = InstantColumn.create("bar");
        var side = StringColumn.create("side");
        var reason = StringColumn.create("reason");
        var price = DoubleColumn.create("price");
        var quantity = DoubleColumn.create("quantity");
        var fee = DoubleColumn.create("fee");
        double tick = instrument.tick().doubleValue();
        for (Fill fill : fills) {
            time.append(Instant.ofEpochMilli(fill.timeMillis()));
            side.append(word(fill.side()));
            reason.append(word(fill.reason()));
            price.append(fill.priceTicks() * tick);
            quantity.append(instrument.quantity(fill.lots()).doubleValue());
            fee.append(Money.decimal(fill.fee()).doubleValue());
        }
        return Table.create("Fills", time, side, reason, price, quantity, fee);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

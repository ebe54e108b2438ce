package io.trellis.trading.report;

import io.trellis.trading.projection.RunTables;
import io.trellis.trading.projection.Table;
import io.trellis.trading.projection.TableRow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * From the decision to send an order until the venue said that it has it, in microseconds.
 *
 * @param orders that were measured
 */
public record Latency(int orders, long median, long p90, long p99, long longest) {

    static Optional<Latency> of(RunTables tables) {
        Map<String, String> before = new HashMap<>();
        LongStream.Builder micros = LongStream.builder();
        for (TableRow row : tables.rows(Table.ORDER_LOG)) {
            String order = row.text("order_id");
            boolean answered = row.text("state").equals("open") && "sent".equals(before.get(order));
            if (answered && row.has("after_micros")) {
                micros.add(row.number("after_micros").longValueExact());
            }
            before.put(order, row.text("state"));
        }
        long[] sorted = micros.build().sorted().toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(
                        new Latency(
                                sorted.length,
                                at(sorted, 0.5),
                                at(sorted, 0.9),
                                at(sorted, 0.99),
                                Arrays.stream(sorted).max().orElse(0)));
    }

    /** The least that as large a part is not above. */
    private static long at(long[] sorted, double part) {
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }
}

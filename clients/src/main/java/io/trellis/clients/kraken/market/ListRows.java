package io.trellis.clients.kraken.market;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/** Lists of all that there is, in which one row that makes no sense hides no other. */
final class ListRows {

    private ListRows() {}

    /**
     * The rows that make sense, by their ids, in the order of the list.
     *
     * @throws KrakenReadException if there are rows, and none of them does: what is wrong with the
     *     first
     */
    static <T> SequencedMap<String, T> readable(
            WireField list, BiFunction<String, WireField, T> parser) {
        var rows = new LinkedHashMap<String, T>();
        Optional<KrakenReadException> first = Optional.empty();
        for (String id : list.names()) {
            try {
                rows.put(id, parser.apply(id, list.member(id)));
            } catch (KrakenReadException odd) {
                first = first.or(() -> Optional.of(odd));
            }
        }
        if (rows.isEmpty() && first.isPresent()) {
            throw first.get();
        }
        return Collections.unmodifiableSequencedMap(rows);
    }
}

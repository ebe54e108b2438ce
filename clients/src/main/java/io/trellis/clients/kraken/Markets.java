package io.trellis.clients.kraken;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The markets that Kraken lists, by our names. */
final class Markets {

    private static final int MOST_NAMED = 12;

    private final List<MarketRow> rows;

    private Markets(List<MarketRow> rows) {
        this.rows = rows;
    }

    /** The markets of {@code AssetPairs}. */
    static Markets of(WireField pairs) {
        return new Markets(
                pairs.names().stream()
                        .map(id -> MarketRow.of(id, pairs.member(id)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /**
     * The market of a symbol.
     *
     * @throws InvalidInputException if there is none; the sentence names near ones
     */
    MarketRow find(String symbol) {
        return rows.stream()
                .filter(row -> row.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> unknown(symbol));
    }

    private InvalidInputException unknown(String symbol) {
        return new InvalidInputException(
                "Kraken lists no market " + Json.quoted(symbol) + "; " + proposal(symbol) + ".");
    }

    private String proposal(String symbol) {
        return otherSpelling(symbol)
                .or(() -> sameBase(symbol))
                .orElse("write base and quote, such as BTC/USD");
    }

    private Optional<String> otherSpelling(String symbol) {
        return rows.stream()
                .filter(row -> row.isCalled(symbol))
                .map(row -> "write " + row.symbol())
                .findFirst();
    }

    private Optional<String> sameBase(String symbol) {
        String base = symbol.split("/", 2)[0];
        List<String> near =
                rows.stream()
                        .map(MarketRow::symbol)
                        .filter(listed -> listed.startsWith(base + "/"))
                        .sorted()
                        .toList();
        if (near.isEmpty()) {
            return Optional.empty();
        }
        String named = near.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return Optional.of(
                "of " + base + " there is " + named + (near.size() > MOST_NAMED ? ", …" : ""));
    }
}

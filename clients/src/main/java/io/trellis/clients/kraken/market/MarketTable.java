package io.trellis.clients.kraken.market;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The markets that Kraken lists, by each of their spellings. A table never changes; the list is
 * read again for another, and {@link #changesTo} tells what has become different.
 *
 * <p>A market whose rules make no sense is refused when it is asked for, not when the list is read:
 * what is wrong with one is no reason to stop trading another.
 */
public final class MarketTable {

    private static final int MOST_NAMED = 12;

    private final SequencedMap<String, MarketRow> rows;
    private final Map<String, MarketNames> spellings;

    /** Those that were told of by other means than the list. */
    private final Map<String, Market> known;

    /** What rows have been read to, as markets are asked for with every order and report. */
    private final Map<String, Market> read;

    private MarketTable(
            SequencedMap<String, MarketRow> rows,
            Map<String, MarketNames> spellings,
            Map<String, Market> known,
            Map<String, Market> read) {
        this.rows = rows;
        this.spellings = spellings;
        this.known = known;
        this.read = read;
    }

    /**
     * The markets of {@code AssetPairs}; what is none, such as a dark pool, is passed over.
     *
     * @throws KrakenReadException if no row makes sense
     */
    public static MarketTable of(WireField pairs) {
        var rows = new LinkedHashMap<String, MarketRow>();
        ListRows.readable(pairs, MarketTable::row).values().stream()
                .flatMap(Optional::stream)
                .forEach(row -> rows.putIfAbsent(row.names().symbol(), row));
        return new MarketTable(rows, spellings(rows.values()), Map.of(), new ConcurrentHashMap<>());
    }

    private static Optional<MarketRow> row(String id, WireField row) {
        return MarketNames.of(id, row).map(names -> new MarketRow(names, row));
    }

    /** Our symbols first: a spelling of Kraken's never hides one. */
    private static Map<String, MarketNames> spellings(Collection<MarketRow> rows) {
        var spellings = new LinkedHashMap<String, MarketNames>();
        rows.forEach(row -> spellings.put(row.names().symbol(), row.names()));
        for (MarketRow row : rows) {
            MarketNames names = row.names();
            Stream.of(names.id(), names.wsname(), names.altname())
                    .forEach(name -> spellings.putIfAbsent(name, names));
        }
        return Collections.unmodifiableMap(spellings);
    }

    /** All symbols, in the order of the list. */
    public List<String> symbols() {
        return List.copyOf(rows.keySet());
    }

    /** The spellings of a market, given any of them in the right case. */
    public Optional<MarketNames> named(String spelling) {
        return Optional.ofNullable(spellings.get(spelling));
    }

    /**
     * The market of any of its spellings; empty if the list has none, or none that we can trade by.
     */
    public Optional<Market> market(String spelling) {
        return named(spelling).flatMap(names -> readable(names.symbol()));
    }

    private Optional<Market> readable(String symbol) {
        try {
            return Optional.of(read(symbol));
        } catch (KrakenReadException unreadable) {
            return Optional.empty();
        }
    }

    private Market read(String symbol) {
        Market market = known.get(symbol);
        return market != null ? market : read.computeIfAbsent(symbol, name -> row(name).market());
    }

    private MarketRow row(String symbol) {
        return Optional.ofNullable(rows.get(symbol)).orElseThrow(() -> unknown(symbol));
    }

    /**
     * The spellings of the market of our symbol.
     *
     * @throws InvalidInputException if there is none; the sentence names near ones
     */
    public MarketNames names(String symbol) {
        return row(symbol).names();
    }

    /**
     * The market of our symbol.
     *
     * @throws InvalidInputException if there is none; the sentence names near ones
     * @throws KrakenReadException if its rules make no sense
     */
    public Market find(String symbol) {
        return read(symbol);
    }

    /** The same table, in which a market is as the stream tells. */
    public MarketTable with(Market market) {
        var markets = new LinkedHashMap<>(known);
        markets.put(market.symbol(), market);
        return new MarketTable(rows, spellings, Collections.unmodifiableMap(markets), read);
    }

    /**
     * What is different in a newer table, among markets that are followed.
     *
     * @param followed symbols; the rest is of no interest to anybody
     */
    public Changes changesTo(MarketTable newer, Collection<String> followed) {
        var revised = new ArrayList<Market>();
        var moded = new ArrayList<Market>();
        var vanished = new ArrayList<String>();
        for (String symbol : followed) {
            Optional<Market> before = market(symbol);
            Optional<Market> after = newer.market(symbol);
            if (after.isEmpty()) {
                vanished.add(symbol);
                continue;
            }
            Market now = after.get();
            if (!before.map(Market::instrument).equals(Optional.of(now.instrument()))) {
                revised.add(now);
            }
            if (!before.map(Market::mode).equals(Optional.of(now.mode()))) {
                moded.add(now);
            }
        }
        return new Changes(revised, moded, vanished);
    }

    /**
     * What has become different.
     *
     * @param revised markets with other rules
     * @param moded markets in another mode
     * @param vanished symbols that are listed no more, or no more with rules that make sense
     */
    public record Changes(List<Market> revised, List<Market> moded, List<String> vanished) {

        public Changes {
            revised = List.copyOf(revised);
            moded = List.copyOf(moded);
            vanished = List.copyOf(vanished);
        }
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
        return rows.values().stream()
                .map(MarketRow::names)
                .filter(names -> names.isCalled(symbol))
                .map(names -> "write " + names.symbol())
                .findFirst();
    }

    private Optional<String> sameBase(String symbol) {
        String base = symbol.split("/", 2)[0];
        List<String> near =
                rows.keySet().stream()
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

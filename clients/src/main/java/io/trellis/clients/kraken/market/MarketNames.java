package io.trellis.clients.kraken.market;

import io.trellis.clients.kraken.wire.WireField;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The spellings of a market.
 *
 * @param symbol ours, {@code BTC/USD}; the second version of the stream has it too
 * @param id the key of results, {@code XXBTZUSD}
 * @param altname what REST calls take, {@code XBTUSD}
 * @param wsname base and quote in Kraken's names, {@code XBT/USD}
 */
public record MarketNames(String symbol, String id, String altname, String wsname) {

    /** Those of a row; empty for what is no market, such as a dark pool: it has no such name. */
    static Optional<MarketNames> of(String id, WireField row) {
        return row.find("wsname")
                .map(WireField::text)
                .map(wsname ->
                        new MarketNames(
                                Names.symbol(wsname),
                                id,
                                row.find("altname").map(WireField::text).orElse(id),
                                wsname));
    }

    /** In our spelling, {@code BTC}. */
    public String base() {
        return symbol.split("/", 2)[0];
    }

    /** In our spelling, {@code USD}; empty if the symbol names none. */
    public String quote() {
        int slash = symbol.indexOf('/');
        return slash < 0 ? "" : symbol.substring(slash + 1);
    }

    /** Whether somebody may call the market so, in whatever case. */
    boolean isCalled(String name) {
        return Stream.of(symbol, symbol.replace("/", ""), id, altname, wsname)
                .anyMatch(name::equalsIgnoreCase);
    }
}

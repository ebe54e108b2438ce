package io.trellis.backtesting.store.trades;

import io.trellis.backtesting.store.ContentHash;
import io.trellis.backtesting.store.DamagedFileException;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a part says about itself, among the key-value pairs of its footer, sealed by a hash.
 *
 * @param venue lower-case name of the venue
 * @param symbol base and quote
 * @param rows how many trades
 * @param priceScale decimals of the prices
 * @param quantityScale decimals of the quantities
 */
record PartFooter(String venue, String symbol, int rows, int priceScale, int quantityScale) {

    static final String SCHEMA = "trellis.trade/1";
    static final String SCHEMA_KEY = "trellis.schema";

    private static final String VENUE = "trellis.venue";
    private static final String SYMBOL = "trellis.symbol";
    private static final String ROWS = "trellis.rows";
    private static final String PRICE_SCALE = "trellis.price.scale";
    private static final String QUANTITY_SCALE = "trellis.quantity.scale";
    private static final String SEAL = "trellis.seal";

    private static final List<String> SEALED =
            List.of(SCHEMA_KEY, VENUE, SYMBOL, ROWS, PRICE_SCALE, QUANTITY_SCALE);

    Map<String, String> toPairs() {
        var pairs = new LinkedHashMap<String, String>();
        pairs.put(SCHEMA_KEY, SCHEMA);
        pairs.put(VENUE, venue);
        pairs.put(SYMBOL, symbol);
        pairs.put(ROWS, Integer.toString(rows));
        pairs.put(PRICE_SCALE, Integer.toString(priceScale));
        pairs.put(QUANTITY_SCALE, Integer.toString(quantityScale));
        pairs.put(SEAL, seal(pairs));
        return pairs;
    }

    /**
     * @throws DamagedFileException if a pair is missing or was changed
     */
    static PartFooter fromPairs(Map<String, String> pairs) {
        for (String key : SEALED) {
            if (!pairs.containsKey(key)) {
                throw new DamagedFileException("its footer lacks " + key);
            }
        }
        if (!value(pairs, SCHEMA_KEY).equals(SCHEMA)) {
            throw new DamagedFileException(
                    "it holds " + value(pairs, SCHEMA_KEY) + ", this program reads " + SCHEMA);
        }
        if (!seal(pairs).equals(pairs.get(SEAL))) {
            throw new DamagedFileException("its footer does not match its own hash");
        }
        return new PartFooter(
                value(pairs, VENUE),
                value(pairs, SYMBOL),
                Integer.parseInt(value(pairs, ROWS)),
                Integer.parseInt(value(pairs, PRICE_SCALE)),
                Integer.parseInt(value(pairs, QUANTITY_SCALE)));
    }

    private static String value(Map<String, String> pairs, String key) {
        return pairs.getOrDefault(key, "");
    }

    private static String seal(Map<String, String> pairs) {
        var digest = ContentHash.sha256();
        for (String key : SEALED) {
            String line = key + "=" + value(pairs, key) + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return ContentHash.hex(digest);
    }
}

package io.trellis.backtesting.store;

import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Parquet file of bars says about itself, among the key-value pairs of its footer.
 *
 * <p>Pages have checksums of their own, the footer has none; so the pairs are sealed by a hash over
 * them.
 *
 * @param series which bars
 * @param rows how many
 * @param provenance where they came from
 */
record BarFooter(SeriesId series, int rows, Provenance provenance) {

    static final String SCHEMA_KEY = "trellis.schema";

    private static final String VENUE = "trellis.venue";
    private static final String SYMBOL = "trellis.symbol";
    private static final String TIMEFRAME = "trellis.timeframe";
    private static final String ROWS = "trellis.rows";
    private static final String SOURCE_NAME = "trellis.source.name";
    private static final String SOURCE_SHA256 = "trellis.source.sha256";
    private static final String IMPORTED_BY = "trellis.imported-by";
    private static final String SERIES_SHA256 = "trellis.series.sha256";
    private static final String SEAL = "trellis.seal";

    private static final List<String> SEALED =
            List.of(
                    SCHEMA_KEY,
                    VENUE,
                    SYMBOL,
                    TIMEFRAME,
                    ROWS,
                    SOURCE_NAME,
                    SOURCE_SHA256,
                    IMPORTED_BY,
                    SERIES_SHA256);

    static BarFooter of(BarColumns bars) {
        return new BarFooter(bars.series(), bars.rows(), bars.provenance());
    }

    Map<String, String> toPairs() {
        var pairs = new LinkedHashMap<String, String>();
        pairs.put(SCHEMA_KEY, ParquetBarStore.SCHEMA);
        pairs.put(VENUE, series.venue());
        pairs.put(SYMBOL, series.symbol());
        pairs.put(TIMEFRAME, series.timeframe().toString());
        pairs.put(ROWS, Integer.toString(rows));
        pairs.put(SOURCE_NAME, provenance.sourceName());
        pairs.put(SOURCE_SHA256, provenance.sourceSha256());
        pairs.put(IMPORTED_BY, provenance.importedBy());
        pairs.put(SERIES_SHA256, provenance.seriesSha256());
        pairs.put(SEAL, seal(pairs));
        return pairs;
    }

    /**
     * @throws DamagedFileException if a pair is missing or was changed
     */
    static BarFooter fromPairs(Map<String, String> pairs) {
        for (String key : SEALED) {
            if (!pairs.containsKey(key)) {
                throw new DamagedFileException("its footer lacks " + key);
            }
        }
        if (!seal(pairs).equals(pairs.get(SEAL))) {
            throw new DamagedFileException("its footer does not match its own hash");
        }
        var series =
                new SeriesId(
                        value(pairs, VENUE),
                        value(pairs, SYMBOL),
                        Timeframe.parse(value(pairs, TIMEFRAME)));
        var provenance =
                new Provenance(
                        value(pairs, SOURCE_NAME),
                        value(pairs, SOURCE_SHA256),
                        value(pairs, IMPORTED_BY),
                        value(pairs, SERIES_SHA256));
        return new BarFooter(series, Integer.parseInt(value(pairs, ROWS)), provenance);
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

package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.kraken.wire.WireReader;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Markets of which a test needs the names and the steps only. */
final class FixtureMarkets {

    private FixtureMarkets() {}

    /**
     * A table of them.
     *
     * @param rows id, altname, wsname, decimals of the price and of the quantity
     */
    static MarketTable of(String... rows) {
        String json =
                Arrays.stream(rows)
                        .map(FixtureMarkets::row)
                        .collect(Collectors.joining(",", "{", "}"));
        return MarketTable.of(
                new WireField(
                        "AssetPairs",
                        "",
                        WireReader.read(json.getBytes(StandardCharsets.UTF_8), "AssetPairs")));
    }

    private static String row(String text) {
        String[] parts = text.split(" ", 5);
        return """
        "%s":{"altname":"%s","wsname":"%s","base":"B","quote":"Q","pair_decimals":%s,
        "lot_decimals":%s,"lot_multiplier":1,"fees":[[0,0.4]],"ordermin":"0","costmin":"0",
        "tick_size":"%s","status":"online"}
        """
                .formatted(
                        parts[0],
                        parts[1],
                        parts[2],
                        parts[3],
                        parts[4],
                        BigDecimal.ONE.movePointLeft(Integer.parseInt(parts[3])).toPlainString());
    }
}

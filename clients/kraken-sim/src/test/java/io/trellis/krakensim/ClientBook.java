package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.json.Json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** A subscriber's book, kept by the venue's rules, that checks every sum by its own means. */
final class ClientBook {

    final NavigableMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
    final NavigableMap<BigDecimal, String> asks = new TreeMap<>();
    private final int priceDecimals;
    private final int lotDecimals;
    int checked;

    ClientBook(int priceDecimals, int lotDecimals) {
        this.priceDecimals = priceDecimals;
        this.lotDecimals = lotDecimals;
    }

    void apply(String frame) {
        if (!frame.contains("\"type\"")) {
            return;
        }
        side(frame, "bids", bids);
        side(frame, "asks", asks);
        var text = new StringBuilder();
        append(text, asks);
        append(text, bids);
        var crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(Frames.field(frame, "checksum")).isEqualTo(Long.toString(crc.getValue()));
        checked++;
    }

    private void side(String frame, String name, NavigableMap<BigDecimal, String> side) {
        for (Json row : ((Json.Values) RawCaller.walk(Frames.report(frame), name)).values()) {
            String price = RawCaller.walk(row, "price").scalar().orElseThrow();
            String lots = RawCaller.walk(row, "qty").scalar().orElseThrow();
            assertThat(new BigDecimal(price).scale()).isEqualTo(priceDecimals);
            assertThat(new BigDecimal(lots).scale()).isEqualTo(lotDecimals);
            if (new BigDecimal(lots).signum() == 0) {
                side.remove(new BigDecimal(price));
            } else {
                side.put(new BigDecimal(price), lots);
            }
        }
        while (side.size() > 10) {
            side.pollLastEntry();
        }
    }

    private static void append(StringBuilder text, NavigableMap<BigDecimal, String> side) {
        side.forEach((price, lots) -> {
            text.append(bare(price.toPlainString()));
            text.append(bare(lots));
        });
    }

    private static String bare(String number) {
        return number.replace(".", "").replaceFirst("^0+", "");
    }
}

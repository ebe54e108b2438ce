package io.trellis.core.feed;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads the header of a feed and tells what is wrong with it. */
final class HeaderDecoder {

    private static final String PLACE = "the header";

    private HeaderDecoder() {}

    static FeedHeader read(FeedInput input) {
        byte[] magic = input.read(Long.BYTES, PLACE);
        if (ByteBuffer.wrap(magic).getLong() != HeaderFormat.MAGIC) {
            throw input.refused(
                    "is not a feed file: it begins with the bytes "
                            + HexFormat.ofDelimiter(" ").formatHex(magic)
                            + "; make one with data export.");
        }
        byte[] prefix = input.read(HeaderFormat.PREFIX_BYTES - Long.BYTES, PLACE);
        short version = ByteBuffer.wrap(prefix).getShort(0);
        short length = ByteBuffer.wrap(prefix).getShort(Short.BYTES);
        byte[] body = input.read(Short.toUnsignedInt(length), PLACE);
        input.expectChecksum(PLACE, magic, prefix, body);
        if (version != HeaderFormat.VERSION) {
            throw input.refused(
                    "has version "
                            + version
                            + " of the feed format, this program reads version "
                            + HeaderFormat.VERSION
                            + "; export it again.");
        }
        try {
            return parse(ByteBuffer.wrap(body));
        } catch (BufferUnderflowException e) {
            throw input.damaged(PLACE, "it is shorter than its fields");
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw input.damaged(PLACE, String.valueOf(e.getMessage()));
        }
    }

    private static FeedHeader parse(ByteBuffer body) {
        String venue = text(body);
        String symbol = text(body);
        var series = new SeriesId(venue, symbol, new Timeframe(body.getLong()));
        int priceScale = body.get();
        int volumeScale = body.get();
        long rows = body.getLong();
        byte[] hash = new byte[32];
        body.get(hash);
        if (body.hasRemaining()) {
            throw new IllegalArgumentException("it is longer than its fields");
        }
        return new FeedHeader(
                series, priceScale, volumeScale, rows, HexFormat.of().formatHex(hash));
    }

    private static String text(ByteBuffer body) {
        byte[] bytes = new byte[Byte.toUnsignedInt(body.get())];
        body.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}

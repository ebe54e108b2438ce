package io.trellis.core.feed;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Function;

/** Reads the header of a feed and tells what is wrong with it. */
final class HeaderDecoder {

    static final String PLACE = "the header";

    private HeaderDecoder() {}

    static FeedHeader ofBars(FeedInput input) {
        return read(input, FeedKind.BARS, HeaderDecoder::bars);
    }

    static TradeFeedHeader ofTrades(FeedInput input) {
        return read(input, FeedKind.TRADES, HeaderDecoder::trades);
    }

    private static <H> H read(FeedInput input, FeedKind kind, Function<ByteBuffer, H> parse) {
        byte[] magic = input.read(Long.BYTES, PLACE);
        FeedKind found = FeedKind.of(input, magic);
        if (found != kind) {
            throw input.refused(
                    "is a feed of "
                            + found.rows()
                            + " where one of "
                            + kind.rows()
                            + " is wanted; make that with data export.");
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
            return whole(ByteBuffer.wrap(body), parse);
        } catch (BufferUnderflowException e) {
            throw input.damaged(PLACE, "it is shorter than its fields");
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw input.damaged(PLACE, String.valueOf(e.getMessage()));
        }
    }

    private static <H> H whole(ByteBuffer body, Function<ByteBuffer, H> parse) {
        H header = parse.apply(body);
        if (body.hasRemaining()) {
            throw new IllegalArgumentException("it is longer than its fields");
        }
        return header;
    }

    private static FeedHeader bars(ByteBuffer body) {
        String venue = text(body);
        String symbol = text(body);
        var series = new SeriesId(venue, symbol, new Timeframe(body.getLong()));
        return new FeedHeader(series, body.get(), body.get(), body.getLong(), hash(body));
    }

    private static TradeFeedHeader trades(ByteBuffer body) {
        return new TradeFeedHeader(
                text(body), text(body), body.get(), body.get(), body.getLong(), hash(body));
    }

    private static String hash(ByteBuffer body) {
        byte[] hash = new byte[32];
        body.get(hash);
        return HexFormat.of().formatHex(hash);
    }

    private static String text(ByteBuffer body) {
        byte[] bytes = new byte[Byte.toUnsignedInt(body.get())];
        body.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}

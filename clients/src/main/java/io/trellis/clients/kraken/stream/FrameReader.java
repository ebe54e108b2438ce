package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.ModeWords;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.Wire;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.kraken.wire.WireReader;
import io.trellis.core.venue.TradingMode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads frames, books apart. Unknown fields and channels are passed over and counted; a word that
 * should be one of a list and is not never passes for another.
 */
final class FrameReader {

    private static final int LONGEST_FRAME = 4 << 20;

    private static final String CALL = "stream";

    private static final Pattern OUR_REQUEST = Pattern.compile("[0-9]{1,18}");

    private final FieldCount fields = new FieldCount();
    private final MarketRows markets = new MarketRows(fields);
    private final AccountRows account = new AccountRows(fields);

    /** What a frame is; one that is none is no exception. */
    Frame read(String text) {
        if (text.length() > LONGEST_FRAME) {
            return new Frame.Unreadable("a frame is longer than 4 MiB");
        }
        try {
            Wire wire = WireReader.readUnquoted(text.getBytes(StandardCharsets.UTF_8), CALL);
            return frame(new WireField(CALL, "", wire));
        } catch (KrakenReadException refused) {
            return new Frame.Unreadable(words(refused));
        }
    }

    /** The sentence as a part of another one. */
    private static String words(KrakenReadException refused) {
        String sentence = String.valueOf(refused.getMessage());
        return sentence.substring(0, sentence.length() - 1);
    }

    /** How many fields there were that we do not know. */
    long unknownFields() {
        return fields.unknown();
    }

    private Frame frame(WireField frame) {
        if (!(frame.value() instanceof Wire.Members)) {
            return new Frame.Unreadable("a frame is no object; the second version has no others");
        }
        Optional<WireField> method = frame.find("method");
        if (method.isPresent()) {
            return method(method.get().text(), frame);
        }
        Optional<WireField> channel = frame.find("channel");
        return channel.isPresent()
                ? channel(channel.get().text(), frame)
                : new Frame.Unreadable("a frame names neither a channel nor a method");
    }

    private Frame method(String method, WireField frame) {
        if (method.equals("pong")) {
            return new Frame.Pong();
        }
        fields.of(
                frame,
                List.of(
                        "method",
                        "req_id",
                        "success",
                        "error",
                        "symbol",
                        "result",
                        "status",
                        "time_in",
                        "time_out",
                        "warnings",
                        "orders_cancelled"));
        return new Frame.Answer(
                method,
                requestId(frame),
                frame.find("success").map(WireField::truth),
                frame.find("error").map(WireField::text).orElse(""),
                symbol(frame),
                inResult(frame, "maxratecount").map(WireField::decimal),
                frame.find("result"),
                frame);
    }

    /** Ours are small; any other is the echo of nothing that we asked. */
    private static OptionalLong requestId(WireField frame) {
        return frame.find("req_id")
                .map(WireField::text)
                .filter(text -> OUR_REQUEST.matcher(text).matches())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** At the top of a refusal, and else in what is granted. */
    private static String symbol(WireField frame) {
        return frame.find("symbol")
                .or(() -> inResult(frame, "symbol"))
                .map(WireField::text)
                .orElse("");
    }

    private static Optional<WireField> inResult(WireField frame, String name) {
        return frame.find("result")
                .filter(result -> result.value() instanceof Wire.Members)
                .flatMap(result -> result.find(name));
    }

    private Frame channel(String channel, WireField frame) {
        return switch (channel) {
            case "heartbeat" -> new Frame.Heartbeat();
            case "status" -> status(frame);
            case "trade" -> new Frame.Trades(snapshot(frame), markets.trades(data(frame)));
            case "ticker" -> new Frame.Tickers(markets.tickers(data(frame)));
            case "ohlc" -> new Frame.Candles(snapshot(frame), markets.candles(data(frame)));
            case "instrument" -> markets.pairs(snapshot(frame), frame.member("data"));
            case "executions" ->
                    new Frame.Executions(
                            snapshot(frame), sequence(frame), account.executions(data(frame)));
            case "balances" ->
                    snapshot(frame)
                            ? new Frame.Totals(sequence(frame), account.totals(data(frame)))
                            : new Frame.Entries(sequence(frame), account.entries(data(frame)));
            // The decoder of books has passed it over: its keys are spelled in an odd way.
            case "book" -> new Frame.Unreadable("a book is written as none ever was");
            default -> new Frame.Other(channel);
        };
    }

    /** A status that says nothing, or in words on no list, allows nothing. */
    private static Frame status(WireField frame) {
        List<WireField> data = frame.member("data").items();
        TradingMode mode =
                data.isEmpty()
                        ? TradingMode.UNKNOWN
                        : data.getFirst()
                                .find("system")
                                .map(system -> ModeWords.mode(system.text()))
                                .orElse(TradingMode.UNKNOWN);
        return new Frame.Status(mode);
    }

    private List<WireField> data(WireField frame) {
        fields.of(frame, List.of("channel", "type", "data", "sequence", "timestamp"));
        return frame.member("data").items();
    }

    private static boolean snapshot(WireField frame) {
        WireField type = frame.member("type");
        return switch (type.text()) {
            case "snapshot" -> true;
            case "update" -> false;
            default -> throw type.wrong("is neither snapshot nor update");
        };
    }

    private static long sequence(WireField frame) {
        return frame.member("sequence").whole();
    }
}

package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.clients.kraken.book.BookDecimals;
import io.trellis.clients.kraken.book.BookDecoder;
import io.trellis.clients.kraken.book.BookRefusedException;
import io.trellis.clients.kraken.book.LevelBook;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.market.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Frames that Kraken or its documents show, where they are at hand beside the repository: each file
 * with what is read in it, or with the refusal it ends in. The file of what is not a frame of a
 * stream is in the table of the calls.
 */
class RecordedFramesTest {

    private static final Pattern OF_A_STREAM = Pattern.compile(".*__(ws|socket)[-_].*");

    private static final String OLD_LIST =
            "refused: a frame is no object; the second version has no others";
    private static final String OLD_OBJECT =
            "refused: a frame names neither a channel nor a method";

    /** What is read in a file, equal things counted, in the order in which they come first. */
    private static final Map<String, List<String>> EXPECTED =
            Map.ofEntries(
                    entry(
                            "cryptofeed__ws-v1-book1000-20210417.tsv.gz",
                            "39 x " + OLD_OBJECT,
                            "2592 x " + OLD_LIST),
                    entry(
                            "cryptofeed__ws-v1-ticker-20210417.tsv.gz",
                            "39 x " + OLD_OBJECT,
                            "7 x " + OLD_LIST),
                    entry("cryptofeed__ws-v1-trade-20210417.tsv.gz", "38 x " + OLD_OBJECT),
                    entry("krakennet__socket_OpenOrdersUpdate.json", OLD_LIST),
                    entry("krakennet__socket_OwnTradeUpdate.json", OLD_LIST),
                    entry("krakennet__socket_SpreadUpdate.json", OLD_LIST),
                    entry("krakennet__socket_SystemStatusUpdate.json", OLD_OBJECT),
                    entry("krakennet__socket_TickerUpdate.json", OLD_LIST),
                    entry("krakennet__socket_TradeUpdate.json", OLD_LIST),
                    entry(
                            "krakennet__ws_AggBook.txt",
                            "subscribe 1 taken {channel=book, snapshot=true, symbol=ETH/USDT}",
                            // The book is another market's, whose decimals make it right.
                            "snapshot of ETH/USDT, 10 bids, 10 asks, checksum right with 4"
                                    + " decimals"),
                    entry("krakennet__ws_CancelAllOrders.txt", "cancel_all 1 taken {count=1}"),
                    entry(
                            "krakennet__ws_CancelAllOrdersAfter.txt",
                            "cancel_all_orders_after 1 taken {currentTime=2023-09-21T15:49:29Z,"
                                    + " triggerTime=2023-09-21T15:51:09Z}"),
                    entry(
                            "krakennet__ws_CancelOrders.txt",
                            "cancel_order 1 taken {order_id=OLUMT4-UTEGU-ZYM7E9}",
                            "cancel_order 123456789 taken {order_id=OM5CRX-N2HAL-GFGWE9}"),
                    entry(
                            "krakennet__ws_Concurrent.txt",
                            "subscribe 1 taken {channel=ohlc, snapshot=true, symbol=ETH/USDT,"
                                    + " interval=60}",
                            "subscribe 1 taken {channel=ohlc, snapshot=true, symbol=ETH/USDT,"
                                    + " interval=1440}",
                            "2 x refused: Kraken stream: data[0].interval_begin is missing"),
                    entry(
                            "krakennet__ws_IndividualBook.txt",
                            "subscribe 1 taken {channel=level3, snapshot=true, symbol=ETH/USDT}",
                            "Other[channel=level3]"),
                    entry(
                            "krakennet__ws_Kline.txt",
                            "subscribe 1 taken {channel=ohlc, snapshot=true, symbol=ETH/USDT,"
                                    + " interval=5}",
                            "Candles[snapshot=false, rows=[CandleRow[symbol=ETH/USDT,"
                                    + " intervalMinutes=5, begin=2023-10-04T16:25:00Z, open=0.5624,"
                                    + " high=0.5628, low=0.5622, close=0.5627,"
                                    + " volume=30927.68066226, averagePrice=0.5626, trades=12]]]"),
                    entry(
                            "krakennet__ws_PlaceOrder.txt",
                            "add_order 1 taken {order_id=AA5JGQ-SBMRC-SCJ7J7,"
                                    + " order_userref=100054}"),
                    entry(
                            "krakennet__ws_Ticker.txt",
                            "subscribe 1 taken {channel=ticker, snapshot=true, symbol=ETH/USDT}",
                            "Tickers[rows=[TickerRow[symbol=ETH/USDT, bid=0.10025,"
                                    + " bidQuantity=740.0, ask=0.10035, askQuantity=740.0,"
                                    + " last=Optional[0.10035], volume=997038.98383185,"
                                    + " averagePrice=0.10148, low=0.09979, high=0.10285,"
                                    + " time=Optional.empty]]]"),
                    // These are what is sent: as answers they make no sense.
                    entry("nautilus__ws_add_order_request.json", "add_order 42 unclear"),
                    entry("nautilus__ws_amend_order_request.json", "amend_order 43 unclear"),
                    entry("nautilus__ws_batch_add_request.json", "batch_add 45 unclear"),
                    entry(
                            "nautilus__ws_add_order_response_failure.json",
                            "add_order 99 refused EOrder:Insufficient funds"),
                    entry(
                            "nautilus__ws_add_order_response_success.json",
                            "add_order 42 taken {order_id=OABCDE-12345-FGHIJ,"
                                    + " cl_ord_id=O-20260505-000001, order_userref=0}"),
                    // Their checksums are those of another book.
                    entry(
                            "nautilus__ws_book_snapshot.json",
                            "snapshot of BTC/USD, 3 bids, 3 asks, checksum wrong"),
                    entry(
                            "nautilus__ws_book_update.json",
                            "update of BTC/USD, 1 bids, 0 asks, checksum wrong"),
                    entry("nautilus__ws_l3_update_add.json", "Other[channel=level3]"),
                    entry("nautilus__ws_l3_update_modify_price.json", "Other[channel=level3]"),
                    entry(
                            "nautilus__ws_ohlc_update.json",
                            "Candles[snapshot=false, rows=[CandleRow[symbol=BTC/USD,"
                                    + " intervalMinutes=1, begin=2023-10-04T16:25:00Z,"
                                    + " open=106038.2, high=106044.3, low=106038.1, close=106040.1,"
                                    + " volume=30927.68066226, averagePrice=106039.6,"
                                    + " trades=12]]]"),
                    entry("nautilus__ws_pong.json", "Pong[]"),
                    entry(
                            "nautilus__ws_subscribe_response.json",
                            "subscribe 1 taken {channel=ticker, symbol=BTC/USD, snapshot=true}"),
                    entry(
                            "nautilus__ws_ticker_snapshot.json",
                            "Tickers[rows=[TickerRow[symbol=BTC/USD, bid=105944.20,"
                                    + " bidQuantity=2.5, ask=105944.30, askQuantity=3.2,"
                                    + " last=Optional[105899.40], volume=163.28908096,"
                                    + " averagePrice=105904.39279, low=104711, high=106613.1,"
                                    + " time=Optional[2022-12-25T09:30:59.123456Z]]]]"),
                    entry(
                            "nautilus__ws_trade_update.json",
                            "Trades[snapshot=false, rows=[TradeRow[symbol=BTC/USD, id=10218208,"
                                    + " aggressor=BUYER, price=105944.20, quantity=0.00027625,"
                                    + " time=2023-10-06T17:35:55.440295Z], TradeRow[symbol=BTC/USD,"
                                    + " id=10218209, aggressor=SELLER, price=105910.50,"
                                    + " quantity=0.00012460, time=2023-10-06T17:35:56.123456Z]]]"),
                    entry(
                            "pykraken__ws-v1-book10-XBTUSD-20230830.jsonl.gz",
                            "170 x " + OLD_OBJECT,
                            "980 x " + OLD_LIST),
                    entry(
                            "pykraken__ws-v2-book10-BTCUSD-20230730.jsonl.gz",
                            "341 x book of BTC/USD, checksum right"),
                    entry("xchange__ws_orderBookMessageSnapshot.json", OLD_LIST),
                    entry("xchange__ws_orderBookMessageUpdate00.json", OLD_LIST),
                    entry("xchange__ws_orderBookMessageUpdate02.json", OLD_LIST),
                    entry("xchange__ws_subscriptionConfirmation.json", OLD_OBJECT));

    private final FrameReader reader = new FrameReader();
    private final BookDecoder decoder = new BookDecoder();
    private final LevelBook book = new LevelBook(10, new BookDecimals(1, 8));
    private final LevelBook finerBook = new LevelBook(10, new BookDecimals(4, 8));

    private static Map.Entry<String, List<String>> entry(String file, String... expected) {
        return Map.entry(file, List.of(expected));
    }

    static List<String> files() {
        return EXPECTED.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void givenAFile_thenItsFramesAreReadOrRefusedAsExpected(String file) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String frame : frames(file)) {
            counts.merge(described(frame, file.endsWith(".jsonl.gz")), 1, Integer::sum);
        }

        assertThat(counts.entrySet())
                .extracting(each ->
                        (each.getValue() > 1 ? each.getValue() + " x " : "") + each.getKey())
                .isEqualTo(EXPECTED.get(file));
    }

    @Test
    void givenTheTable_thenEachOfItsFilesIsThere() throws IOException {
        assertThat(recorded()).containsAll(EXPECTED.keySet());
    }

    /** Whatever else lies there is read or refused, and nothing else. */
    @Test
    void givenFramesThatAreInNoTable_thenEachIsReadOrRefused() throws IOException {
        for (String file : recorded()) {
            if (!EXPECTED.containsKey(file)) {
                frames(file).forEach(frame -> assertThat(described(frame, true)).isNotEmpty());
            }
        }
    }

    private static List<String> recorded() throws IOException {
        try (Stream<Path> files = Files.list(fixtures())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(OF_A_STREAM.asMatchPredicate())
                    .sorted()
                    .toList();
        }
    }

    private String described(String frame, boolean many) {
        try {
            if (decoder.read(frame)) {
                return many ? "book of " + decoder.symbol() + ", " + checksum() : bookInFull();
            }
        } catch (BookRefusedException refused) {
            return "refused: " + refused.words();
        }
        return switch (reader.read(frame)) {
            case Frame.Unreadable(String words) -> "refused: " + words;
            case Frame.Answer answer -> answer(answer);
            case Frame other -> other.toString();
        };
    }

    private String bookInFull() {
        return (decoder.isSnapshot() ? "snapshot of " : "update of ")
                + decoder.symbol()
                + ", "
                + decoder.count(Side.BUY)
                + " bids, "
                + decoder.count(Side.SELL)
                + " asks, "
                + checksum();
    }

    private String checksum() {
        try {
            return book.take(decoder) ? "checksum right" : "checksum wrong";
        } catch (BookRefusedException finer) {
            return finerBook.take(decoder) ? "checksum right with 4 decimals" : "checksum wrong";
        }
    }

    private static String answer(Frame.Answer answer) {
        return Stream.of(
                        answer.method(),
                        Long.toString(answer.requestId().orElse(-1)),
                        answer.success()
                                .map(success -> success ? "taken" : "refused")
                                .orElse("unclear"),
                        answer.error(),
                        answer.result().map(RecordedFramesTest::members).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String members(WireField result) {
        return result.names().stream()
                .map(name -> name + "=" + result.member(name).text())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static List<String> frames(String file) throws IOException {
        String text = text(file);
        if (file.endsWith(".tsv.gz")) {
            return text.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[1].equals("RECV"))
                    .map(cells -> cells[3])
                    .toList();
        }
        if (file.endsWith(".jsonl.gz")) {
            return text.lines().toList();
        }
        return file.endsWith(".txt") ? exchanged(text) : List.of(text);
    }

    /**
     * What the venue says in an exchange that is written with {@code >}, {@code <} and {@code =}.
     */
    private static List<String> exchanged(String text) {
        var frames = new ArrayList<StringBuilder>();
        boolean ours = true;
        for (String line : text.lines().toList()) {
            boolean begins = !line.isEmpty() && "><=".indexOf(line.charAt(0)) >= 0;
            if (begins) {
                ours = line.charAt(0) == '>';
                if (!ours) {
                    frames.add(new StringBuilder());
                }
            }
            if (!ours) {
                frames.getLast().append(begins ? line.replaceFirst("^.[0-9]?", "") : line);
            }
        }
        return frames.stream()
                .map(frame -> frame.toString().replaceAll("\\|[a-z0-9_]+\\|", "1"))
                .toList();
    }

    private static String text(String file) throws IOException {
        Path path = fixtures().resolve(file);
        try (InputStream in = Files.newInputStream(path);
                InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path fixtures() {
        Optional<Path> folder = folder();
        assumeTrue(folder.isPresent(), "there are no recorded frames of Kraken");
        return folder.orElseThrow();
    }

    private static Optional<Path> folder() {
        return Stream.iterate(
                        Path.of("").toAbsolutePath(),
                        path -> path.getParent() != null,
                        Path::getParent)
                .map(path -> path.resolve("shared/data/fixtures/kraken"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}

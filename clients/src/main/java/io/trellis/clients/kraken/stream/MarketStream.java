package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.book.BookDecoder;
import io.trellis.clients.kraken.book.BookRefusedException;
import io.trellis.clients.kraken.book.TradeDecoder;
import io.trellis.clients.kraken.market.Market;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What Kraken publishes of its markets. A book is told from its snapshot on and as long as its
 * checksums are right; trades are told once each and in the order of their numbers; the modes of
 * the venue and its markets, and changes of their rules, are told too.
 */
public final class MarketStream implements MarketFeed {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final StreamHost host;
    private final ListedMarkets listed;
    private final TradeBackfill backfill;
    private final VenueListener listener;
    private final KeptConnection connection;
    private final Subscriptions subscriptions;
    private final PairWatch pairs;
    private final MarketSideChannels sides;
    private final BookDecoder book = new BookDecoder();
    private final TradeDecoder prints = new TradeDecoder();
    private final FrameReader reader = new FrameReader();
    private final Map<String, FollowedMarket> followed = new LinkedHashMap<>();

    private long requests;
    private Optional<TradingMode> mode = Optional.empty();
    private Duration lag = Duration.ZERO;
    private long frames;
    private long unreadable;
    private long unknown;
    private long strangers;
    private long brokenBooks;

    /**
     * A stream that is not connected yet.
     *
     * @param url {@code wss://ws.kraken.com/v2}
     * @param listed its markets, which it keeps up to date
     * @param backfill for trades that were missed
     */
    public MarketStream(
            StreamHost host,
            URI url,
            ListedMarkets listed,
            TradeBackfill backfill,
            VenueListener listener) {
        this.host = host;
        this.listed = listed;
        this.backfill = backfill;
        this.listener = listener;
        this.connection = new KeptConnection(host, url, this::nextRequest, new Connected());
        this.subscriptions = new Subscriptions(host, this::nextRequest, new Subscribed());
        this.pairs = new PairWatch(listed, this::tell);
        this.sides = new MarketSideChannels(host.loop(), listed, subscriptions);
        // So there is always one subscription, without which the venue sends no heartbeat.
        subscriptions.want(Topic.instruments());
    }

    private long nextRequest() {
        return ++requests;
    }

    private void tell(VenueEvent event) {
        listener.happened(event);
    }

    /** Connects, and stays connected. */
    public void open() {
        host.loop().execute(connection::start);
    }

    /** Ends the connection for good. */
    public void close() {
        host.loop().execute(connection::stop);
    }

    @Override
    public void follow(String symbol) {
        host.loop()
                .execute(() ->
                        listed.market(symbol)
                                .filter(FollowedMarket::isReadable)
                                .ifPresentOrElse(this::follow, () -> tell(unlisted(symbol))));
    }

    private static VenueEvent unlisted(String symbol) {
        return new VenueEvent.MarketGivenUp(
                symbol, "Kraken lists no market " + symbol + " that can be traded in.");
    }

    private void follow(Market market) {
        FollowedMarket follower =
                followed.computeIfAbsent(market.symbol(), _ -> newFollower(market));
        follower.forgive();
        subscriptions.want(follower.bookTopic());
        subscriptions.want(follower.tradesTopic());
    }

    private FollowedMarket newFollower(Market market) {
        var trades = new TradeSequence(market.symbol(), host.loop(), backfill, this::tell);
        return new FollowedMarket(market, host.settings().bookDepth(), trades);
    }

    @Override
    public void leave(String symbol) {
        host.loop()
                .execute(() ->
                        Optional.ofNullable(followed.remove(symbol)).ifPresent(this::unsubscribe));
    }

    private void unsubscribe(FollowedMarket follower) {
        subscriptions.leave(follower.bookTopic());
        subscriptions.leave(follower.tradesTopic());
    }

    /** Follows the best prices and the last day of a market. */
    public void followTicker(String symbol, Consumer<Ticker> consumer) {
        host.loop().execute(() -> sides.followTicker(symbol, consumer));
    }

    /**
     * Follows the candles of a market. The first ones are those of some time before.
     *
     * @param minutes 1, 5, 15, 30, 60, 240, 1440, 10080 or 21600
     */
    public void followCandles(String symbol, int minutes, Consumer<Candle> consumer) {
        host.loop().execute(() -> sides.followCandles(symbol, minutes, consumer));
    }

    /** How long the last event of a market took from the venue to us, by the two clocks. */
    public Duration lag() {
        return lag;
    }

    /** What it has met. */
    public StreamCounts counts() {
        List<TradeSequence> trades =
                followed.values().stream().map(FollowedMarket::trades).toList();
        return new StreamCounts(
                frames,
                unreadable,
                unknown + book.unknownFields() + reader.unknownFields(),
                strangers + sides.strangers(),
                brokenBooks,
                trades.stream().mapToLong(TradeSequence::duplicates).sum(),
                trades.stream().mapToLong(TradeSequence::gaps).sum(),
                connection.reconnections());
    }

    private void text(String frame) {
        frames++;
        if (prints.read(frame)) {
            prints();
            return;
        }
        try {
            if (book.read(frame)) {
                book();
                return;
            }
        } catch (BookRefusedException refused) {
            unreadable(frame, refused.words());
            return;
        }
        frame(reader.read(frame), frame);
    }

    private void frame(Frame read, String text) {
        switch (read) {
            case Frame.Heartbeat _ -> {}
            case Frame.Status(TradingMode now) -> mode(now);
            case Frame.Pong _ -> connection.pong();
            case Frame.Answer answer -> subscriptions.answered(answer);
            case Frame.Trades(boolean snapshot, List<TradeRow> rows) -> trades(snapshot, rows);
            case Frame.Tickers(List<TickerRow> rows) -> unreadable += sides.tickers(rows);
            case Frame.Candles(_, List<CandleRow> rows) -> unreadable += sides.candles(rows);
            case Frame.Pairs changed -> pairs(changed);
            case Frame.Executions _, Frame.Totals _, Frame.Entries _, Frame.Other _ -> unknown++;
            case Frame.Unreadable(String words) -> unreadable(text, words);
        }
    }

    /**
     * Plain text is what a proxy says, and means nothing. A broken frame may have told anything, so
     * that nothing of what is known can be relied on.
     */
    private void unreadable(String frame, String words) {
        unreadable++;
        if (frame.stripLeading().startsWith("{")) {
            connection.drop("a frame cannot be read: " + words);
        }
    }

    private void mode(TradingMode now) {
        connection.maintenance(now == TradingMode.MAINTENANCE);
        if (!mode.equals(Optional.of(now))) {
            mode = Optional.of(now);
            tell(new VenueEvent.ModeChanged(Optional.empty(), now));
        }
    }

    private void book() {
        FollowedMarket follower = followed.get(book.symbol());
        if (follower == null || !subscriptions.isHeld(follower.bookTopic())) {
            strangers++;
        } else if (book.isSnapshot() || follower.isWhole()) {
            book(follower);
        }
    }

    private void book(FollowedMarket follower) {
        subscriptions.told(follower.bookTopic());
        try {
            if (follower.take(book)) {
                long now = host.loop().now().toEpochMilli();
                long time = FollowedMarket.timeMillis(book, now);
                lag = Duration.ofMillis(now - time);
                tell(new VenueEvent.Market(book.symbol(), follower.update(book, time)));
                follower.quote(time)
                        .ifPresent(quote -> tell(new VenueEvent.Market(book.symbol(), quote)));
            } else {
                broken(follower, "its checksum is wrong");
            }
        } catch (BookRefusedException refused) {
            broken(follower, refused.words());
        }
    }

    private void broken(FollowedMarket follower, String words) {
        brokenBooks++;
        follower.lose();
        String symbol = follower.market().symbol();
        String sentence = "The book of " + symbol + " is void: " + words + ".";
        if (follower.breaksTooOften(host.loop().nanoTime())) {
            followed.remove(symbol);
            unsubscribe(follower);
            tell(new VenueEvent.MarketGivenUp(symbol, sentence + " It has been so too often."));
        } else {
            subscriptions.again(follower.bookTopic());
            tell(new VenueEvent.MarketLost(symbol, sentence));
        }
    }

    private void prints() {
        for (int row = 0; row < prints.count(); row++) {
            FollowedMarket follower = followed.get(prints.symbol(row));
            if (follower == null) {
                strangers++;
            } else {
                print(follower, row);
            }
        }
    }

    private void print(FollowedMarket follower, int row) {
        subscriptions.told(follower.tradesTopic());
        follower.trades().begin();
        try {
            Market market = follower.market();
            var print =
                    new TradePrint(
                            Math.floorDiv(prints.timeNanos(row), NANOS_PER_MILLI),
                            market.nearestTicks(prints.price(row)),
                            market.lots(prints.quantity(row)),
                            prints.aggressor(row));
            trade(follower, new MarketTrade(prints.id(row), print), false);
        } catch (ArithmeticException _) {
            // Its number is missing then, and it is looked up.
            unreadable++;
        }
    }

    private void trades(boolean snapshot, List<TradeRow> rows) {
        for (TradeRow row : rows) {
            FollowedMarket follower = followed.get(row.symbol());
            if (follower == null) {
                strangers++;
            } else {
                trade(follower, row, snapshot);
            }
        }
        rows.stream()
                .flatMap(row -> Optional.ofNullable(followed.get(row.symbol())).stream())
                .forEach(follower -> follower.trades().begin());
    }

    private void trade(FollowedMarket follower, TradeRow row, boolean snapshot) {
        subscriptions.told(follower.tradesTopic());
        try {
            trade(follower, trade(follower.market(), row), snapshot);
        } catch (ArithmeticException _) {
            // Its number is missing then, and it is looked up.
            unreadable++;
        }
    }

    private void trade(FollowedMarket follower, MarketTrade trade, boolean snapshot) {
        if (snapshot && !follower.trades().hasBegun()) {
            follower.trades().takeEarlier(trade);
            return;
        }
        lag = Duration.between(Instant.ofEpochMilli(trade.print().timeMillis()), host.loop().now());
        follower.trades().take(trade);
    }

    private static MarketTrade trade(Market market, TradeRow row) {
        var print =
                new TradePrint(
                        row.time().toEpochMilli(),
                        market.nearestTicks(row.price()),
                        market.lots(row.quantity()),
                        row.aggressor());
        return new MarketTrade(row.id(), print);
    }

    private void pairs(Frame.Pairs changed) {
        subscriptions.told(Topic.instruments());
        unreadable += changed.unreadable();
        for (PairRow row : changed.rows()) {
            if (followed.containsKey(row.symbol())) {
                pairs.take(row).ifPresent(this::revised);
            }
        }
        if (changed.snapshot() && changed.unreadable() == 0) {
            pairs.vanished(
                    followed.keySet(),
                    changed.rows().stream().map(PairRow::symbol).collect(Collectors.toSet()));
        }
    }

    private void revised(Market market) {
        FollowedMarket follower = followed.get(market.symbol());
        if (follower != null && follower.revise(market)) {
            subscriptions.again(follower.bookTopic());
            tell(
                    new VenueEvent.MarketLost(
                            market.symbol(),
                            "The book of " + market.symbol() + " is void: it has other steps."));
        }
    }

    private void lost(String words) {
        subscriptions.lost();
        sides.lost();
        boolean told = false;
        for (FollowedMarket follower : followed.values()) {
            if (follower.isWhole()) {
                follower.lose();
                String symbol = follower.market().symbol();
                tell(new VenueEvent.MarketLost(symbol, sentence(words)));
                told = true;
            }
        }
        if (!told) {
            tell(new VenueEvent.MarketSuspect(sentence(words)));
        }
    }

    private static String sentence(String words) {
        return "Kraken market data: " + words + ".";
    }

    private final class Connected implements KeptConnection.Owner {

        @Override
        public CompletableFuture<String> prepare() {
            return CompletableFuture.completedFuture("");
        }

        @Override
        public void opened(String prepared) {
            subscriptions.opened();
        }

        @Override
        public void text(String frame) {
            MarketStream.this.text(frame);
        }

        @Override
        public void suspect(String words) {
            tell(new VenueEvent.MarketSuspect(sentence(words)));
        }

        @Override
        public void lost(String words) {
            MarketStream.this.lost(words);
        }
    }

    private final class Subscribed implements Subscriptions.Owner {

        @Override
        public void credentials(RequestText request) {}

        @Override
        public boolean send(String text) {
            return connection.send(text);
        }

        @Override
        public void granted(Topic topic, Frame.Answer answer) {}

        @Override
        public void refused(Topic topic, String error) {
            String words = "Kraken refuses " + topic + ": " + error;
            if (topic.symbol().isEmpty()) {
                connection.drop(words);
                return;
            }
            FollowedMarket follower = followed.remove(topic.symbol());
            if (follower != null) {
                unsubscribe(follower);
            }
            tell(new VenueEvent.MarketGivenUp(topic.symbol(), words + "."));
        }

        @Override
        public void hopeless(String words) {
            connection.drop(words);
        }
    }
}

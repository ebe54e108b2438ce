package io.trellis.krakensim.socket;

import io.trellis.krakensim.access.ApiKey;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.Holding;
import io.trellis.krakensim.ledger.OwnFill;
import io.trellis.krakensim.rules.Permission;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Subscribes and unsubscribes: one answer a symbol, then the snapshot. */
final class Subscribing {

    private static final Set<Long> DEPTHS = Set.of(10L, 25L, 100L, 500L, 1_000L);
    private static final Set<Long> INTERVALS =
            Set.of(1L, 5L, 15L, 30L, 60L, 240L, 1_440L, 10_080L, 21_600L);
    private static final int PAST_TRADES = 50;

    private final Hall hall;
    private final SocketFace face;

    Subscribing(Hall hall, SocketFace face) {
        this.hall = hall;
        this.face = face;
    }

    private static boolean subscribes(Request request) {
        return request.method().equals("subscribe");
    }

    private void refuse(
            long nowNanos,
            SocketSession session,
            Request request,
            String error,
            Optional<String> symbol) {
        hall.tally().refusal(error);
        session.send(nowNanos, request.failure(error, symbol));
    }

    // Public channels.

    void ofMarkets(long nowNanos, SocketSession session, Request request, String channel) {
        switch (channel) {
            case "instrument" -> instruments(nowNanos, session, request);
            case "ticker", "trade" -> each(nowNanos, session, request, channel, 0);
            case "book" -> {
                OptionalLong depth = request.whole("depth", 10);
                if (depth.isPresent() && DEPTHS.contains(depth.getAsLong())) {
                    each(nowNanos, session, request, channel, (int) depth.getAsLong());
                } else {
                    refuse(
                            nowNanos,
                            session,
                            request,
                            "Subscription depth not supported",
                            Optional.empty());
                }
            }
            case "ohlc" -> {
                OptionalLong interval = request.whole("interval", 1);
                if (interval.isPresent() && INTERVALS.contains(interval.getAsLong())) {
                    each(nowNanos, session, request, channel, (int) interval.getAsLong());
                } else {
                    refuse(
                            nowNanos,
                            session,
                            request,
                            "Subscription ohlc interval not supported",
                            Optional.empty());
                }
            }
            default ->
                    refuse(
                            nowNanos,
                            session,
                            request,
                            "EGeneral:Invalid arguments:channel",
                            Optional.empty());
        }
    }

    private void each(
            long nowNanos, SocketSession session, Request request, String channel, int number) {
        List<String> symbols = request.texts("symbol");
        if (symbols.isEmpty()) {
            refuse(
                    nowNanos,
                    session,
                    request,
                    "EGeneral:Invalid arguments:symbol",
                    Optional.empty());
        }
        for (String symbol : symbols) {
            Optional<Market> market = hall.market(symbol);
            if (market.isEmpty()) {
                refuse(
                        nowNanos,
                        session,
                        request,
                        "Currency pair not supported " + symbol,
                        Optional.of(symbol));
            } else if (subscribes(request)) {
                subscribe(nowNanos, session, request, channel, market.get(), number);
            } else {
                unsubscribe(nowNanos, session, request, channel, symbol, number);
            }
        }
    }

    private void unsubscribe(
            long nowNanos,
            SocketSession session,
            Request request,
            String channel,
            String symbol,
            int number) {
        if (!session.unsubscribe(channel, symbol, number)) {
            refuse(nowNanos, session, request, "Subscription not found", Optional.of(symbol));
            return;
        }
        var result = new JsonText().open().put("channel", channel);
        number(result, channel, number);
        result.put("symbol", symbol).close();
        session.send(nowNanos, request.success(Optional.of(result.toString())));
    }

    private static void number(JsonText result, String channel, int number) {
        switch (channel) {
            case "book" -> result.put("depth", number);
            case "ohlc" -> result.put("interval", number);
            default -> {}
        }
    }

    private void subscribe(
            long nowNanos,
            SocketSession session,
            Request request,
            String channel,
            Market market,
            int number) {
        boolean snapshot = request.flag("snapshot", !channel.equals("trade"));
        String trigger = request.text("event_trigger").orElse("trades");
        var to =
                Subscription.ofMarket(
                        channel, market.symbol(), number, trigger, face.silences(channel));
        session.subscribe(to);
        var result = new JsonText().open().put("channel", channel);
        number(result, channel, number);
        if (channel.equals("ticker")) {
            result.put("event_trigger", trigger);
        }
        result.put("snapshot", snapshot).put("symbol", market.symbol());
        if (channel.equals("ohlc")) {
            result.openArray("warnings")
                    .add("timestamp is deprecated, use interval_begin")
                    .closeArray();
        }
        session.send(nowNanos, request.success(Optional.of(result.close().toString())));
        if (snapshot) {
            snapshot(nowNanos, session, to, market);
        } else {
            to.window().take(market.book());
        }
    }

    private void snapshot(long nowNanos, SocketSession session, Subscription to, Market market) {
        switch (to.channel()) {
            case "book" -> face.book(nowNanos, session, to, market, true);
            case "trade" ->
                    face.send(
                            nowNanos,
                            session,
                            to,
                            MarketFrames.trades(market, market.tape().latest(PAST_TRADES), true));
            case "ohlc" ->
                    face.send(
                            nowNanos,
                            session,
                            to,
                            MarketFrames.candles(
                                    market,
                                    to.number(),
                                    MarketFrames.latest(market.tape().candles(to.number())),
                                    true,
                                    nowNanos));
            default ->
                    face.send(nowNanos, session, to, MarketFrames.ticker(market, true, nowNanos));
        }
    }

    private void instruments(long nowNanos, SocketSession session, Request request) {
        if (!subscribes(request)) {
            unsubscribe(nowNanos, session, request, "instrument", "", 0);
            return;
        }
        boolean snapshot = request.flag("snapshot", true);
        var to = Subscription.ofMarket("instrument", "", 0, "", face.silences("instrument"));
        session.subscribe(to);
        String result =
                new JsonText()
                        .open()
                        .put("channel", "instrument")
                        .put("snapshot", snapshot)
                        .openArray("warnings")
                        .add("tick_size is deprecated, use price_increment")
                        .closeArray()
                        .close()
                        .toString();
        session.send(nowNanos, request.success(Optional.of(result)));
        if (snapshot) {
            face.send(
                    nowNanos,
                    session,
                    to,
                    MarketFrames.instruments(hall.assets(), hall.markets(), true));
        }
    }

    // The channels of an account.

    void ofAccount(
            long nowNanos, SocketSession session, Request request, String channel, ApiKey key) {
        Set<Permission> rights = key.permissions();
        boolean allowed =
                channel.equals("balances")
                        ? rights.contains(Permission.QUERY_FUNDS)
                        : rights.contains(Permission.QUERY_OPEN_TRADES);
        if (!allowed) {
            refuse(nowNanos, session, request, "EGeneral:Permission denied", Optional.empty());
        } else if (!subscribes(request)) {
            unsubscribeAccount(nowNanos, session, request, channel);
        } else if (channel.equals("balances")) {
            balances(nowNanos, session, request, key);
        } else {
            executions(nowNanos, session, request, key);
        }
    }

    private void unsubscribeAccount(
            long nowNanos, SocketSession session, Request request, String channel) {
        if (session.unsubscribe(channel, "", 0)) {
            String result = new JsonText().open().put("channel", channel).close().toString();
            session.send(nowNanos, request.success(Optional.of(result)));
        } else {
            refuse(nowNanos, session, request, "Subscription not found", Optional.empty());
        }
    }

    private void executions(long nowNanos, SocketSession session, Request request, ApiKey key) {
        boolean orders = request.flag("snap_orders", true);
        boolean trades = request.flag("snap_trades", false);
        boolean counter = request.flag("ratecounter", false);
        var options =
                new Subscription.ExecutionOptions(
                        key.account(), request.flag("order_status", true), counter);
        var to = Subscription.ofAccount("executions", options, face.silences("executions"));
        session.subscribe(to);
        Account account = hall.account(key.account());
        var result = new JsonText().open().put("channel", "executions");
        if (counter) {
            result.put("maxratecount", account.tier().engineThreshold());
        }
        result.put("snap_orders", orders)
                .put("snap_trades", trades)
                .openArray("warnings")
                .add("cancel_reason is deprecated, use reason")
                .add("stop_price is deprecated, use triggers.price")
                .closeArray()
                .close();
        session.send(nowNanos, request.success(Optional.of(result.toString())));
        face.send(nowNanos, session, to, executions(account, to, orders, trades));
    }

    private String executions(Account account, Subscription to, boolean orders, boolean trades) {
        var json =
                new JsonText()
                        .open()
                        .put("channel", "executions")
                        .put("type", "snapshot")
                        .openArray("data");
        if (orders) {
            for (var order : account.open()) {
                json.open();
                face.reports().open(json, order);
                json.close();
            }
        }
        if (trades) {
            List<OwnFill> fills = account.fills();
            int first = Math.max(0, fills.size() - PAST_TRADES);
            for (OwnFill own : fills.subList(first, fills.size()).reversed()) {
                json.open();
                face.reports().past(json, own);
                json.close();
            }
        }
        return json.closeArray().put("sequence", to.nextSequence()).close().toString();
    }

    private void balances(long nowNanos, SocketSession session, Request request, ApiKey key) {
        boolean snapshot = request.flag("snapshot", true);
        var options = new Subscription.ExecutionOptions(key.account(), true, false);
        var to = Subscription.ofAccount("balances", options, face.silences("balances"));
        session.subscribe(to);
        String result =
                new JsonText()
                        .open()
                        .put("channel", "balances")
                        .put("snapshot", snapshot)
                        .close()
                        .toString();
        session.send(nowNanos, request.success(Optional.of(result)));
        if (snapshot) {
            face.send(nowNanos, session, to, balances(hall.account(key.account()), to));
        }
    }

    private static String balances(Account account, Subscription to) {
        var json =
                new JsonText()
                        .open()
                        .put("channel", "balances")
                        .put("type", "snapshot")
                        .openArray("data");
        for (Holding holding : account.holdings()) {
            int decimals = holding.asset().decimals();
            json.open()
                    .put("asset", holding.asset().name())
                    .put("asset_class", "currency")
                    .put("balance", holding.units(), decimals)
                    .openArray("wallets")
                    .open()
                    .put("type", "spot")
                    .put("id", "main")
                    .put("balance", holding.units(), decimals)
                    .close()
                    .closeArray()
                    .close();
        }
        return json.closeArray().put("sequence", to.nextSequence()).close().toString();
    }
}

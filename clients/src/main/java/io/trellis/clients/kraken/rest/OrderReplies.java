package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueOrder.State;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Orders and fills as the account calls tell them. */
final class OrderReplies {

    private final MarketTable markets;

    /**
     * @param markets by which prices and quantities become ticks and lots
     */
    OrderReplies(MarketTable markets) {
        this.markets = markets;
    }

    /** {@code OpenOrders}. */
    Rows<VenueOrder> open(WireField result) {
        return orders(result.member("open"));
    }

    /** {@code ClosedOrders}. */
    Rows<VenueOrder> closed(WireField result) {
        return orders(result.member("closed"));
    }

    /** {@code QueryOrders}, which has them directly. */
    Rows<VenueOrder> orders(WireField orders) {
        return rows(orders, id -> order(id, orders.member(id)));
    }

    /** {@code TradesHistory}. */
    Rows<VenueFill> fills(WireField result) {
        return trades(result.member("trades"));
    }

    /** {@code QueryTrades}, which has them directly. */
    Rows<VenueFill> trades(WireField trades) {
        return rows(trades, id -> fill(id, trades.member(id)));
    }

    private static <T> Rows<T> rows(WireField all, Function<String, T> parser) {
        var read = new ArrayList<T>();
        var passedOver = new ArrayList<String>();
        for (String id : all.names()) {
            try {
                read.add(parser.apply(id));
            } catch (Untold reason) {
                passedOver.add(reason.sentence);
            }
        }
        return new Rows<>(read, passedOver);
    }

    /** A row that makes sense, but not in whole ticks and lots. */
    private static final class Untold extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String sentence;

        Untold(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }

    private VenueOrder order(String id, WireField row) {
        WireField description = row.member("descr");
        Market market = market(description.member("pair"), id);
        Optional<ClientOrderId> clientId = clientId(row);
        return new VenueOrder(
                id,
                clientId,
                market.symbol(),
                side(description.member("type")),
                limit(description, market),
                lots(row.member("vol"), market, id),
                lots(row.member("vol_exec"), market, id),
                row.member("cost").decimal(),
                row.member("fee").decimal(),
                state(row.member("status"), clientId, id),
                Times.seconds(row.member("opentm")),
                row.find("reason").map(WireField::text).orElse(""));
    }

    private VenueFill fill(String id, WireField row) {
        Market market = market(row.member("pair"), id);
        var fee = new VenueFill.Fee(market.quote(), row.member("fee").decimal());
        return new VenueFill(
                id,
                row.member("ordertxid").text(),
                clientId(row),
                row.find("trade_id").map(WireField::whole).orElse(-1L),
                market.symbol(),
                side(row.member("type")),
                ticks(row.member("price"), market),
                lots(row.member("vol"), market, id),
                row.member("cost").decimal(),
                List.of(fee),
                row.find("maker").map(WireField::truth).orElse(false),
                Times.seconds(row.member("time")));
    }

    private Market market(WireField pair, String id) {
        return markets.market(pair.text())
                .orElseThrow(() ->
                        new Untold(
                                id + " is in a market that is not listed, " + pair.shown() + "."));
    }

    /** Ours, if it can be one: a person's other program may name orders as it likes. */
    private static Optional<ClientOrderId> clientId(WireField row) {
        try {
            return row.find("cl_ord_id")
                    .map(WireField::text)
                    .filter(text -> !text.isEmpty())
                    .map(ClientOrderId::new);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    static Side side(WireField side) {
        return switch (side.text()) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw side.wrong("is neither buy nor sell");
        };
    }

    /** The limit, for types that have one; the rest trades at the market once it is triggered. */
    private static long limit(WireField description, Market market) {
        return switch (description.member("ordertype").text()) {
            case "limit", "iceberg" -> limit(description, "price", market);
            case "stop-loss-limit", "take-profit-limit", "trailing-stop-limit" ->
                    limit(description, "price2", market);
            default -> 0;
        };
    }

    private static long limit(WireField description, String name, Market market) {
        return description
                .find(name)
                .filter(OrderReplies::isPlain)
                .map(price -> ticks(price, market))
                .orElse(0L);
    }

    /** Prices relative to the last trade have a sign or a percent sign. */
    private static boolean isPlain(WireField price) {
        return price.text().chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** The nearest tick: an order may be older than the present tick. */
    private static long ticks(WireField price, Market market) {
        BigDecimal exact = price.decimal();
        try {
            return market.nearestTicks(exact.toPlainString());
        } catch (ArithmeticException beyond) {
            throw price.wrong("is no price");
        }
    }

    private static long lots(WireField quantity, Market market, String id) {
        BigDecimal exact = quantity.decimal();
        try {
            return market.lots(exact.toPlainString());
        } catch (ArithmeticException off) {
            if (exact.signum() < 0) {
                throw quantity.wrong("is below 0");
            }
            throw new Untold(
                    id
                            + " has a quantity that is no whole number of lots, "
                            + quantity.shown()
                            + ".");
        }
    }

    /** One on no list is no reason to know nothing of the others, unless it may be ours. */
    private static State state(WireField status, Optional<ClientOrderId> clientId, String id) {
        return switch (status.text()) {
            case "pending" -> State.PENDING;
            case "open" -> State.OPEN;
            case "closed" -> State.FILLED;
            case "canceled" -> State.CANCELLED;
            case "expired" -> State.EXPIRED;
            default -> {
                if (clientId.isEmpty()) {
                    throw new Untold(
                            id + " has a status that is on no list, " + status.shown() + ".");
                }
                throw status.wrong("is no status of an order");
            }
        };
    }

    /** {@code OrderAmends}. */
    static List<OrderAmend> amends(WireField result) {
        return result.member("amends").items().stream().map(OrderReplies::amend).toList();
    }

    private static OrderAmend amend(WireField row) {
        return new OrderAmend(
                row.member("amend_id").text(),
                row.member("amend_type").text(),
                row.member("order_qty").decimal(),
                row.find("remaining_qty").map(WireField::decimal),
                row.find("limit_price").map(WireField::decimal),
                row.find("reason").map(WireField::text).orElse(""),
                Times.millis(row.member("timestamp")));
    }
}

package io.trellis.krakensim.rest;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.desk.ClientIds;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.engine.Fill;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderStatus;
import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.engine.OrderView;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.rules.MarketRules;

import java.util.Locale;
import java.util.OptionalLong;

/** An order as REST writes it. */
final class OrderJson {

    private final Hall hall;

    OrderJson(Hall hall) {
        this.hall = hall;
    }

    /** Adds an order as it was at a time. */
    void add(JsonText json, Order order, OrderView view, boolean withTrades) {
        Market market = hall.own(order.symbol());
        MarketRules rules = market.rules();
        OrderTerms terms = order.terms();
        json.open(order.id()).putNull("refid");
        json.put("userref", terms.userReference().orElse(0));
        terms.clientId().ifPresent(id -> json.put("cl_ord_id", ClientIds.shown(hall.rules(), id)));
        json.put("status", view.status().wire());
        if (view.status() != OrderStatus.OPEN) {
            if (view.reason().isPresent()) {
                json.put("reason", view.reason().get());
            } else {
                json.putNull("reason");
            }
        }
        json.putRaw("opentm", Moments.four(order.placedNanos()));
        if (view.endedNanos().isPresent()) {
            json.putRaw("closetm", Moments.four(view.endedNanos().getAsLong()));
        }
        json.put("starttm", 0);
        json.put("expiretm", Moments.seconds(terms.expireNanos().orElse(0)));
        describe(json, market, terms, view.price(), view.lots());
        json.putText("vol", view.lots(), rules.lotDecimals())
                .putText("vol_exec", view.filled(), rules.lotDecimals())
                .putText("cost", view.cost(), rules.costDecimals())
                .putText("fee", view.fee(), rules.costDecimals());
        if (view.filled() == 0) {
            json.putText("price", 0, rules.costDecimals());
        } else {
            json.putText(
                    "price", market.average(view.cost(), view.filled()), rules.priceDecimals());
        }
        json.putText("stopprice", 0, rules.costDecimals())
                .putText("limitprice", 0, rules.costDecimals())
                .put("misc", view.amends() > 0 ? "amended" : "")
                .put("oflags", flags(terms));
        if (withTrades && view.fills() > 0) {
            json.openArray("trades");
            order.fills().subList(0, view.fills()).stream().map(Fill::execId).forEach(json::add);
            json.closeArray();
        }
        json.close();
    }

    private static String flags(OrderTerms terms) {
        String fee = terms.feeInBase() ? "fcib" : "fciq";
        return terms.postOnly() ? fee + ",post" : fee;
    }

    private static void describe(
            JsonText json, Market market, OrderTerms terms, OptionalLong price, long lots) {
        MarketRules rules = market.rules();
        json.open("descr")
                .put("pair", rules.altname())
                .put("aclass", "forex")
                .put("type", side(terms.side()))
                .put("ordertype", price.isPresent() ? "limit" : "market");
        if (price.isPresent()) {
            json.putText("price", price.getAsLong(), rules.priceDecimals());
        } else {
            json.put("price", "0");
        }
        json.put("price2", "0")
                .put("leverage", "none")
                .put("order", sentence(market, terms.side(), price, lots))
                .put("close", "")
                .close();
    }

    /** What people read, such as {@code buy 1.25000000 XBTUSD @ limit 30010.0}. */
    static String sentence(Market market, Side side, OptionalLong price, long lots) {
        MarketRules rules = market.rules();
        String end =
                price.isPresent()
                        ? "limit " + Amounts.text(price.getAsLong(), rules.priceDecimals())
                        : "market";
        return side(side)
                + " "
                + Amounts.text(lots, rules.lotDecimals())
                + " "
                + rules.altname()
                + " @ "
                + end;
    }

    static String side(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}

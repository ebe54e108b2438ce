package io.trellis.krakensim.socket;

import io.trellis.krakensim.desk.ClientIds;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.desk.ReportKind;
import io.trellis.krakensim.engine.Fill;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.LedgerRow;
import io.trellis.krakensim.ledger.OwnFill;
import io.trellis.krakensim.rules.MarketRules;

import java.util.Locale;

/** The reports of executions, with the fields and in the order in which they were captured. */
final class ReportJson {

    private final Hall hall;

    ReportJson(Hall hall) {
        this.hall = hall;
    }

    /** Adds a report that is no fill. */
    void add(JsonText json, long nowNanos, ReportKind kind, Order order) {
        switch (kind) {
            case PENDING_NEW -> {
                begin(json, order, "pending_new", "pending_new");
                end(json, order, nowNanos);
            }
            case NEW -> {
                head(json, nowNanos, "new", "new");
                postOnly(json, order);
                id(json, order);
                json.put("order_id", order.id());
            }
            case FILLED -> {
                head(json, nowNanos, "filled", "filled");
                sums(json, order);
                id(json, order);
                json.put("order_id", order.id());
            }
            case EXPIRED -> {
                head(json, nowNanos, "expired", "expired");
                sums(json, order);
                id(json, order);
                json.put("order_id", order.id());
            }
            case CANCELED -> cancelled(json, nowNanos, order);
            case AMENDED -> amended(json, nowNanos, order);
            case TRADE -> fill(json, order, order.fills().getLast(), false);
        }
    }

    private static void head(JsonText json, long nowNanos, String status, String type) {
        json.put("timestamp", Stamps.micros(nowNanos))
                .put("order_status", status)
                .put("exec_type", type);
    }

    private void sums(JsonText json, Order order) {
        Market market = hall.own(order.symbol());
        json.put("cum_qty", order.filled(), market.rules().lotDecimals())
                .put("cum_cost", order.cost(), market.rules().costDecimals());
        feeInDollars(json, market, order.fee());
        average(json, market, order);
    }

    private static void average(JsonText json, Market market, Order order) {
        json.put(
                "avg_price",
                market.average(order.cost(), order.filled()),
                market.rules().priceDecimals());
    }

    private static void feeInDollars(JsonText json, Market market, long fee) {
        if (fee == 0) {
            json.put("fee_usd_equiv", 0, 4);
        } else {
            json.put("fee_usd_equiv", fee, market.rules().costDecimals());
        }
    }

    private void cancelled(JsonText json, long nowNanos, Order order) {
        String reason = order.reason().orElse("");
        head(json, nowNanos, "canceled", "canceled");
        sums(json, order);
        postOnly(json, order);
        id(json, order);
        json.put("cancel_reason", reason).put("reason", reason).put("order_id", order.id());
    }

    private void amended(JsonText json, long nowNanos, Order order) {
        MarketRules rules = hall.own(order.symbol()).rules();
        json.put("timestamp", Stamps.micros(nowNanos))
                .put("exec_type", "amended")
                .put("order_status", status(order))
                .put("cum_qty", order.filled(), rules.lotDecimals())
                .put("reason", "User requested")
                .put("amended", true)
                .put("order_qty", order.lots(), rules.lotDecimals())
                .put("limit_price", order.limit(), rules.priceDecimals())
                .put("limit_price_type", "static");
        id(json, order);
        json.put("order_id", order.id());
    }

    private static String status(Order order) {
        return order.filled() == 0 ? "new" : "partially_filled";
    }

    private void begin(JsonText json, Order order, String type, String status) {
        MarketRules rules = hall.own(order.symbol()).rules();
        json.put("order_id", order.id())
                .put("symbol", order.symbol())
                .put("order_qty", order.lots(), rules.lotDecimals())
                .put("cum_cost", order.cost(), rules.costDecimals())
                .put("time_in_force", order.terms().timeInForce().name())
                .put("exec_type", type)
                .put("side", side(order))
                .put("order_type", order.price().isPresent() ? "limit" : "market");
        id(json, order);
        if (order.price().isPresent()) {
            json.put("limit_price_type", "static")
                    .put("limit_price", order.limit(), rules.priceDecimals());
        }
        json.put("stop_price", 0, rules.priceDecimals()).put("order_status", status);
        feeInDollars(json, hall.own(order.symbol()), order.fee());
        json.put("fee_ccy_pref", order.terms().feeInBase() ? "fcib" : "fciq");
    }

    private static void end(JsonText json, Order order, long atNanos) {
        postOnly(json, order);
        if (order.terms().expireNanos().isPresent()) {
            json.put("expire_time", Stamps.plain(order.terms().expireNanos().getAsLong()));
        }
        json.put("timestamp", Stamps.micros(atNanos));
    }

    /** Adds an open order as a snapshot has it. */
    void open(JsonText json, Order order) {
        begin(json, order, "new", status(order));
        Market market = hall.own(order.symbol());
        json.put("cum_qty", order.filled(), market.rules().lotDecimals());
        average(json, market, order);
        end(json, order, order.placedNanos());
    }

    /** Adds a fill; one in a snapshot has no sums. */
    void fill(JsonText json, Order order, Fill fill, boolean snapshot) {
        Market market = hall.own(order.symbol());
        MarketRules rules = market.rules();
        json.put("order_id", order.id());
        id(json, order);
        json.put("exec_id", fill.execId())
                .put("exec_type", "trade")
                .put("trade_id", fill.tradeId())
                .put("symbol", order.symbol())
                .put("side", side(order))
                .put("last_qty", fill.lots(), rules.lotDecimals())
                .put("last_price", fill.price(), rules.priceDecimals())
                .put("liquidity_ind", fill.maker() ? "m" : "t")
                .put("cost", fill.cost(), rules.costDecimals())
                .put("order_type", order.price().isPresent() ? "limit" : "market")
                .put("timestamp", Stamps.micros(fill.timeNanos()))
                .put("order_status", snapshot ? "filled" : "partially_filled");
        if (!snapshot) {
            json.put("cum_qty", order.filled(), rules.lotDecimals())
                    .put("cum_cost", order.cost(), rules.costDecimals());
            average(json, market, order);
        }
        feeInDollars(json, market, fill.fee());
        json.openArray("fees")
                .open()
                .put("asset", fill.feeAsset().name())
                .put("qty", fill.feeUnits(), fill.feeDecimals())
                .close()
                .closeArray();
    }

    /** Adds a fill of an account to a snapshot. */
    void past(JsonText json, OwnFill own) {
        fill(json, own.order(), own.fill(), true);
    }

    private static void postOnly(JsonText json, Order order) {
        if (order.terms().postOnly()) {
            json.put("post_only", true);
        }
    }

    /** The one identifier that the client gave, or a 0 if it gave none. */
    private void id(JsonText json, Order order) {
        OrderTerms terms = order.terms();
        if (terms.clientId().isPresent()) {
            json.put("cl_ord_id", ClientIds.shown(hall.rules(), terms.clientId().get()));
        } else {
            json.put("order_userref", terms.userReference().orElse(0));
        }
    }

    private static String side(Order order) {
        return order.side().name().toLowerCase(Locale.ROOT);
    }

    /** Adds an entry of a ledger. */
    static void entry(JsonText json, LedgerRow row) {
        int decimals = row.asset().decimals();
        json.open()
                .put("ledger_id", row.id())
                .put("ref_id", row.reference())
                .put("timestamp", Stamps.micros(row.timeNanos()))
                .put("type", row.type())
                .put("asset", row.asset().name())
                .put("asset_class", "currency")
                .put("category", row.type())
                .put("wallet_type", "spot")
                .put("wallet_id", "main")
                .put("amount", row.amount(), decimals)
                .put("fee", row.fee(), decimals)
                .put("balance", row.balance(), decimals)
                .close();
    }
}

package io.trellis.krakensim.rest;

import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.engine.Fill;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.OwnFill;
import io.trellis.krakensim.rules.MarketRules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The fills of an account. */
final class TradeReads {

    private static final int MOST_IDS = 20;

    private final Hall hall;

    TradeReads(Hall hall) {
        this.hall = hall;
    }

    Reply history(Account account, Params params, long viewNanos) {
        Optional<Range> range = Range.of(params, id -> time(account, id));
        if (range.isEmpty()) {
            return Reply.wrong("start");
        }
        boolean merged = params.text("consolidate_taker").orElse("true").equals("true");
        List<OwnFill> fills = new ArrayList<>();
        for (OwnFill own : account.fills()) {
            long time = own.fill().timeNanos();
            if (time <= viewNanos && range.get().holds(time)) {
                fills.add(own);
            }
        }
        List<OwnFill> rows = (merged ? merge(fills) : fills).reversed();
        var json = new JsonText().open();
        if (!params.flag("without_count")) {
            json.put("count", rows.size());
        }
        json.open("trades");
        rows.stream()
                .skip(range.get().offset())
                .limit(Range.PAGE)
                .forEach(own -> add(json, account, own, params.flag("ledgers")));
        return Reply.of(json.close().close());
    }

    private static OptionalLong time(Account account, String id) {
        return account.fills().stream()
                .filter(own -> own.fill().execId().equals(id))
                .mapToLong(own -> own.fill().timeNanos())
                .findFirst();
    }

    /** What an order took comes as one row, so that ids and counts differ from the stream's. */
    private List<OwnFill> merge(List<OwnFill> fills) {
        List<OwnFill> merged = new ArrayList<>();
        for (OwnFill own : fills) {
            OwnFill last = merged.isEmpty() ? own : merged.getLast();
            boolean joins =
                    !merged.isEmpty()
                            && last.order() == own.order()
                            && !last.fill().maker()
                            && !own.fill().maker();
            if (joins) {
                merged.set(merged.size() - 1, joined(last, own.fill()));
            } else {
                merged.add(own);
            }
        }
        return merged;
    }

    private OwnFill joined(OwnFill own, Fill more) {
        Fill first = own.fill();
        Market market = hall.own(own.order().symbol());
        long cost = first.cost() + more.cost();
        long lots = first.lots() + more.lots();
        return new OwnFill(
                own.order(),
                new Fill(
                        first.execId(),
                        first.tradeId(),
                        first.timeNanos(),
                        market.average(cost, lots),
                        lots,
                        cost,
                        first.fee() + more.fee(),
                        first.feeAsset(),
                        first.feeUnits() + more.feeUnits(),
                        first.feeDecimals(),
                        false));
    }

    Reply query(Account account, Params params, long viewNanos) {
        List<String> ids = params.list("txid");
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            return Reply.wrong("txid");
        }
        var json = new JsonText().open();
        for (String id : ids) {
            Optional<OwnFill> found =
                    account.fills().stream()
                            .filter(own -> own.fill().execId().equals(id.strip()))
                            .filter(own -> own.fill().timeNanos() <= viewNanos)
                            .findFirst();
            if (found.isEmpty()) {
                return Reply.error("EQuery:Unknown trade");
            }
            add(json, account, found.get(), false);
        }
        return Reply.of(json.close());
    }

    private void add(JsonText json, Account account, OwnFill own, boolean withLedgers) {
        MarketRules rules = hall.own(own.order().symbol()).rules();
        Fill fill = own.fill();
        int decimals = Math.max(5, rules.priceDecimals());
        json.open(fill.execId())
                .put("ordertxid", own.order().id())
                .put("postxid", "TKH2SE-M7IF5-CFI7LT")
                .put("pair", rules.id())
                .putRaw("time", Moments.seven(fill.timeNanos()))
                .put("type", OrderJson.side(own.order().side()))
                .put("ordertype", own.order().price().isPresent() ? "limit" : "market")
                .put(
                        "price",
                        Amounts.text(
                                Amounts.rescale(fill.price(), rules.priceDecimals(), decimals),
                                decimals))
                .putText("cost", fill.cost(), rules.costDecimals())
                .putText("fee", fill.fee(), rules.costDecimals())
                .putText("vol", fill.lots(), rules.lotDecimals())
                .putText("margin", 0, rules.costDecimals())
                .put("leverage", "0")
                .put("misc", "")
                .put("trade_id", fill.tradeId())
                .put("maker", fill.maker());
        if (withLedgers) {
            json.openArray("ledgers");
            account.rows().stream()
                    .filter(row -> row.reference().equals(fill.execId()))
                    .forEach(row -> json.add(row.id()));
            json.closeArray();
        }
        json.close();
    }
}

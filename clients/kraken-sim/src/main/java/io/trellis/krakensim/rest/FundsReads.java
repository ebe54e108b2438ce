package io.trellis.krakensim.rest;

import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.engine.OrderStatus;
import io.trellis.krakensim.engine.OrderView;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.Holding;
import io.trellis.krakensim.rules.FeeSchedule;
import io.trellis.krakensim.rules.FeeSchedule.FeeTier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What an account has, what its orders hold, and what it pays. */
final class FundsReads {

    private final Hall hall;

    FundsReads(Hall hall) {
        this.hall = hall;
    }

    Reply balance(Account account, long viewNanos) {
        var json = new JsonText().open();
        for (Holding holding : account.holdings()) {
            json.putText(
                    holding.asset().id(),
                    account.balanceAt(holding, viewNanos),
                    holding.asset().decimals());
        }
        return Reply.of(json.close());
    }

    Reply balanceEx(Account account, long viewNanos) {
        var json = new JsonText().open();
        for (Holding holding : account.holdings()) {
            int decimals = holding.asset().decimals();
            json.open(holding.asset().id())
                    .putText("balance", account.balanceAt(holding, viewNanos), decimals)
                    .putText("hold_trade", held(account, holding, viewNanos), decimals)
                    .close();
        }
        return Reply.of(json.close());
    }

    private long held(Account account, Holding holding, long viewNanos) {
        return viewNanos == Long.MAX_VALUE
                ? holding.held()
                : hall.heldAt(account, holding, viewNanos);
    }

    Reply tradeBalance(Account account, long viewNanos) {
        BigDecimal total = BigDecimal.ZERO;
        for (Holding holding : account.holdings()) {
            total =
                    total.add(
                            hall.dollars(
                                    holding.asset(),
                                    account.balanceAt(holding, viewNanos),
                                    holding.asset().decimals()));
        }
        BigDecimal waiting = BigDecimal.ZERO;
        for (var order : account.orders()) {
            Optional<OrderView> view = order.viewAt(viewNanos);
            if (view.isPresent() && view.get().status() == OrderStatus.OPEN) {
                Market market = hall.own(order.symbol());
                long cost =
                        market.cost(
                                order.limit(),
                                view.get().lots() - view.get().filled(),
                                RoundingMode.HALF_UP);
                waiting =
                        waiting.add(
                                hall.dollars(
                                        market.rules().quote(),
                                        cost,
                                        market.rules().costDecimals()));
            }
        }
        var json = new JsonText().open();
        for (String name : List.of("eb", "tb", "m", "uv", "n", "c", "v", "e", "mf")) {
            BigDecimal value =
                    switch (name) {
                        case "eb", "tb", "e", "mf" -> total;
                        case "uv" -> waiting;
                        default -> BigDecimal.ZERO;
                    };
            json.put(name, value.setScale(4, RoundingMode.HALF_UP).toPlainString());
        }
        return Reply.of(json.close());
    }

    Reply tradeVolume(long nowNanos, Account account, Params params) {
        List<Market> wanted = new ArrayList<>();
        for (String name : params.list("pair")) {
            Optional<Market> market = hall.marketOfAnyName(name);
            if (market.isEmpty()) {
                return Reply.error("EQuery:Unknown asset pair");
            }
            wanted.add(market.get());
        }
        BigDecimal volume = account.volumeUsd(nowNanos);
        var json =
                new JsonText()
                        .open()
                        .put("currency", "ZUSD")
                        .put("volume", volume.setScale(4, RoundingMode.DOWN).toPlainString());
        if (wanted.isEmpty()) {
            return Reply.of(json.putNull("fees").putNull("fees_maker").close());
        }
        fees(json, "fees", wanted, volume, FeeTier::takerMillionths);
        fees(json, "fees_maker", wanted, volume, FeeTier::makerMillionths);
        return Reply.of(json.close());
    }

    private static void fees(
            JsonText json,
            String name,
            List<Market> markets,
            BigDecimal volume,
            ToLongFunction<FeeTier> rate) {
        json.open(name);
        for (Market market : markets) {
            FeeSchedule schedule = market.rules().fees();
            List<FeeTier> tiers = schedule.tiers();
            int tier = schedule.tierOf(volume);
            json.open(market.rules().id())
                    .put("fee", percent(rate, tiers.get(tier)))
                    .put("minfee", percent(rate, tiers.getLast()))
                    .put("maxfee", percent(rate, tiers.getFirst()));
            if (tier + 1 < tiers.size()) {
                json.put("nextfee", percent(rate, tiers.get(tier + 1)));
            } else {
                json.putNull("nextfee");
            }
            json.put("tiervolume", dollars(tiers.get(tier)));
            if (tier + 1 < tiers.size()) {
                json.put("nextvolume", dollars(tiers.get(tier + 1)));
            } else {
                json.putNull("nextvolume");
            }
            json.close();
        }
        json.close();
    }

    private static String percent(ToLongFunction<FeeTier> rate, FeeTier tier) {
        return Amounts.text(rate.applyAsLong(tier), 4);
    }

    private static String dollars(FeeTier tier) {
        return tier.volumeUsd() + ".0000";
    }
}

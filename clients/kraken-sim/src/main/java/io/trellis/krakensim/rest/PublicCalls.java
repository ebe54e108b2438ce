package io.trellis.krakensim.rest;

import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.notice.MaintenanceJson;
import io.trellis.krakensim.rules.AssetRules;
import io.trellis.krakensim.rules.FeeSchedule;
import io.trellis.krakensim.rules.MarketRules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What anyone may ask about the exchange: its clock, its status, its assets and markets. */
final class PublicCalls {

    static final List<String> METHODS =
            List.of(
                    "Time",
                    "SystemStatus",
                    "MaintenanceSchedule",
                    "Assets",
                    "AssetPairs",
                    "Ticker",
                    "OHLC",
                    "Trades",
                    "Depth",
                    "Spread");

    private final Hall hall;
    private final MarketData data;

    PublicCalls(Hall hall) {
        this.hall = hall;
        this.data = new MarketData(hall);
    }

    Reply answer(long nowNanos, String method, Params params) {
        return switch (method) {
            case "Time" -> time(nowNanos);
            case "SystemStatus" -> status(nowNanos);
            case "MaintenanceSchedule" -> schedule(nowNanos);
            case "Assets" -> assets(params);
            case "AssetPairs" -> pairs(params);
            case "Ticker" -> data.ticker(nowNanos, params);
            case "OHLC" -> data.candles(nowNanos, params);
            case "Trades" -> data.trades(nowNanos, params);
            case "Depth" -> data.depth(nowNanos, params);
            case "Spread" -> data.spread(nowNanos, params);
            default -> Reply.error("EGeneral:Unknown method");
        };
    }

    private Reply time(long nowNanos) {
        long shown = nowNanos + hall.rules().clockOffset().toNanos();
        return Reply.of(
                new JsonText()
                        .open()
                        .put("unixtime", Moments.seconds(shown))
                        .put("rfc1123", Moments.rfc1123(shown))
                        .close());
    }

    private Reply status(long nowNanos) {
        var json =
                new JsonText()
                        .open()
                        .put("status", hall.mode().wire())
                        .put("timestamp", Moments.plain(nowNanos));
        MaintenanceJson.addBoth(json, hall, nowNanos);
        return Reply.of(json.close());
    }

    private Reply schedule(long nowNanos) {
        var json = new JsonText().open().openArray("events");
        MaintenanceJson.upcoming(hall, nowNanos, 7)
                .forEach(window -> MaintenanceJson.add(json, hall, nowNanos, window));
        return Reply.of(json.closeArray().close());
    }

    private Reply assets(Params params) {
        List<AssetRules> wanted = new ArrayList<>();
        for (String name : params.list("asset")) {
            Optional<AssetRules> asset = hall.asset(name);
            if (asset.isEmpty()) {
                return Reply.error("EQuery:Unknown asset");
            }
            wanted.add(asset.get());
        }
        var json = new JsonText().open();
        for (AssetRules asset : params.has("asset") ? wanted : hall.assets()) {
            json.open(asset.id())
                    .put("aclass", "currency")
                    .put("altname", asset.altname())
                    .put("decimals", asset.decimals())
                    .put("display_decimals", asset.displayDecimals())
                    .put("collateral_value", 1)
                    .put("status", "enabled")
                    .close();
        }
        return Reply.of(json.close());
    }

    private Reply pairs(Params params) {
        List<Market> wanted = new ArrayList<>();
        for (String name : params.list("pair")) {
            Optional<Market> market = hall.marketOfAnyName(name).filter(m -> m.status().listed());
            if (market.isEmpty()) {
                return Reply.error("EQuery:Unknown asset pair");
            }
            wanted.add(market.get());
        }
        var json = new JsonText().open();
        for (Market market : params.has("pair") ? wanted : hall.markets()) {
            if (market.status().listed()) {
                pair(json, market);
            }
        }
        return Reply.of(json.close());
    }

    private static void pair(JsonText json, Market market) {
        MarketRules rules = market.rules();
        json.open(rules.id())
                .put("altname", rules.altname())
                .put("wsname", rules.wsname())
                .put("aclass_base", "currency")
                .put("base", rules.base().id())
                .put("aclass_quote", "currency")
                .put("quote", rules.quote().id())
                .put("lot", "unit")
                .put("cost_decimals", rules.costDecimals())
                .put("pair_decimals", rules.priceDecimals())
                .put("lot_decimals", rules.lotDecimals())
                .put("lot_multiplier", 1)
                .openArray("leverage_buy")
                .closeArray()
                .openArray("leverage_sell")
                .closeArray();
        fees(json, "fees", rules.fees(), FeeSchedule.FeeTier::takerMillionths);
        fees(json, "fees_maker", rules.fees(), FeeSchedule.FeeTier::makerMillionths);
        json.put("fee_volume_currency", "ZUSD")
                .put("margin_call", 80)
                .put("margin_stop", 40)
                .put("ordermin", rules.orderMinimum().toPlainString())
                .put("costmin", rules.costMinimum().toPlainString())
                .put("tick_size", rules.tickSize().toPlainString())
                .put("status", market.status().wire())
                .put("execution_venue", "international")
                .close();
    }

    private static void fees(
            JsonText json,
            String name,
            FeeSchedule schedule,
            ToLongFunction<FeeSchedule.FeeTier> fee) {
        json.openArray(name);
        for (FeeSchedule.FeeTier tier : schedule.tiers()) {
            BigDecimal percent = BigDecimal.valueOf(fee.applyAsLong(tier), 4);
            json.openArray()
                    .raw(Long.toString(tier.volumeUsd()))
                    .raw(percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString())
                    .closeArray();
        }
        json.closeArray();
    }
}

package io.trellis.clients.kraken.rest;

import static io.trellis.clients.kraken.rest.RecordedReplies.market;
import static io.trellis.clients.kraken.rest.RecordedReplies.row;

import static java.util.Map.entry;

import io.trellis.clients.kraken.market.Assets;
import io.trellis.clients.kraken.market.MarketTable;

import java.util.Map;

/** What is read in the recorded answers to calls that everybody may make. */
final class RecordedPublicReplies {

    static final Map<String, RecordedReplies.Row> TABLE =
            Map.ofEntries(
                    entry(
                            "cryptofeed__rest_AssetPairs-20210417.json.gz",
                            row(
                                    result -> {
                                        MarketTable all = MarketTable.of(result);
                                        return all.symbols().size()
                                                + " markets, "
                                                + all.names("BTC/USD")
                                                + ", "
                                                + all.names("DOGE/EUR")
                                                + ", rules "
                                                + all.market("BTC/USD").isPresent();
                                    },
                                    "293 markets, MarketNames[symbol=BTC/USD, id=XXBTZUSD,"
                                            + " altname=XBTUSD, wsname=XBT/USD],"
                                            + " MarketNames[symbol=DOGE/EUR, id=XDGEUR,"
                                            + " altname=XDGEUR, wsname=XDG/EUR], rules false")),
                    entry(
                            "krakennet__rest_exchangedata_GetAssets.json",
                            row(
                                    result -> Assets.of(result).find("XXBT"),
                                    "Optional[Asset[name=BTC, id=XXBT, decimals=10]]")),
                    entry(
                            "krakennet__rest_exchangedata_GetKlines.json",
                            row(
                                    PublicReplies::candles,
                                    "4 closed, first"
                                            + " RecordedCandle[startMillis=1688671200000,"
                                            + " open=30306.1, high=30306.2, low=30305.7,"
                                            + " close=30305.7, vwap=30306.1, volume=3.39243896,"
                                            + " trades=23], last"
                                            + " RecordedCandle[startMillis=1688671380000,"
                                            + " open=30291.8, high=30295.1, low=30291.8,"
                                            + " close=30295, vwap=30293.8, volume=1.01836275,"
                                            + " trades=9], running Optional.empty, cursor"
                                            + " 1688672160, 0 empty")),
                    entry(
                            "krakennet__rest_exchangedata_GetOrderBook.json",
                            row(
                                    PublicReplies::depth,
                                    "Depth[bids=[Level[price=30297, quantity=1.115,"
                                            + " changed=2023-07-06T19:27:16Z],"
                                            + " Level[price=30296.7, quantity=2.002,"
                                            + " changed=2023-07-06T19:27:54Z],"
                                            + " Level[price=30289.8, quantity=5.001,"
                                            + " changed=2023-07-06T19:27:53Z]],"
                                            + " asks=[Level[price=30384.1, quantity=2.059,"
                                            + " changed=2023-07-06T19:27:39Z],"
                                            + " Level[price=30387.9, quantity=1.5,"
                                            + " changed=2023-07-06T19:23:00Z],"
                                            + " Level[price=30393.7, quantity=9.871,"
                                            + " changed=2023-07-06T19:21:01Z]]]")),
                    entry(
                            "krakennet__rest_exchangedata_GetSymbols.json",
                            row(
                                    result -> {
                                        MarketTable all = MarketTable.of(result);
                                        return all.symbols().stream().map(all::find).toList();
                                    },
                                    "MarketNames[symbol=ETH/BTC, id=XETHXXBT,"
                                            + " altname=ETHXBT, wsname=ETH/XBT]"
                                            + " Instrument[tick=0.00001, lot=1E-8, minQty=0.01,"
                                            + " minCost=0.00002, makerFee=0.0016,"
                                            + " takerFee=0.0026] Decimals[price=5, lot=8,"
                                            + " cost=6] ONLINE",
                                    "MarketNames[symbol=BTC/USD, id=XXBTZUSD,"
                                            + " altname=XBTUSD, wsname=XBT/USD]"
                                            + " Instrument[tick=0.1, lot=1E-8, minQty=0.0001,"
                                            + " minCost=0.5, makerFee=0.0016, takerFee=0.0026]"
                                            + " Decimals[price=1, lot=8, cost=5] ONLINE")),
                    entry(
                            "krakennet__spotexchangedata_GetAssetsAsync.json",
                            row(
                                    result -> Assets.of(result).find("ZEUR"),
                                    "Optional[Asset[name=EUR, id=ZEUR, decimals=4]]")),
                    entry(
                            "krakennet__spotexchangedata_GetSystemStatusAsync.json",
                            row(
                                    PublicReplies::status,
                                    "VenueStatus[mode=ONLINE, time=2021-03-21T15:33:02Z, "
                                            + "upcoming=[], emergencies=0]")),
                    entry(
                            "krakennet__spotexchangedata_GetTickerAsync.json",
                            row(
                                    result -> PublicReplies.ticker(result, market("BTC/USD")),
                                    "Ticker[bid=52609.5, ask=52609.6, last=52641.1,"
                                            + " volume=7954.00219674, vwap=54022.90683,"
                                            + " low=51513.9, high=57200]")),
                    entry(
                            "nautilus__http_asset_pairs.json",
                            row(
                                    result -> MarketTable.of(result).find("BTC/USDT"),
                                    "MarketNames[symbol=BTC/USDT, id=XBTUSDT,"
                                            + " altname=XBTUSDT, wsname=XBT/USDT]"
                                            + " Instrument[tick=0.1, lot=1E-8, minQty=0.00005,"
                                            + " minCost=0.5, makerFee=0.0025, takerFee=0.004]"
                                            + " Decimals[price=1, lot=8, cost=5] ONLINE")),
                    entry(
                            "nautilus__http_asset_pairs_tokenized.json",
                            row(
                                    result -> MarketTable.of(result).find("AAPLx/USD"),
                                    "MarketNames[symbol=AAPLx/USD, id=AAPLxUSD,"
                                            + " altname=AAPLxUSD, wsname=AAPLx/USD]"
                                            + " Instrument[tick=0.01, lot=1E-8, minQty=1E-8,"
                                            + " minCost=0.5, makerFee=0, takerFee=0.001]"
                                            + " Decimals[price=2, lot=8, cost=5] ONLINE")),
                    entry(
                            "nautilus__http_ohlc.json.gz",
                            row(
                                    PublicReplies::candles,
                                    "720 closed, first"
                                            + " RecordedCandle[startMillis=1762777020000,"
                                            + " open=106038.2, high=106038.2, low=106038.2,"
                                            + " close=106038.2, vwap=0, volume=0, trades=0],"
                                            + " last RecordedCandle[startMillis=1762820160000,"
                                            + " open=105899.4, high=105899.4, low=105899.4,"
                                            + " close=105899.4, vwap=0, volume=0, trades=0],"
                                            + " running"
                                            + " Optional[RecordedCandle[startMillis=1762820220000,"
                                            + " open=105899.4, high=105899.4, low=105899.4,"
                                            + " close=105899.4, vwap=0, volume=0, trades=0]],"
                                            + " cursor 1762820160, 215 empty")),
                    entry(
                            "nautilus__http_order_book.json",
                            row(
                                    PublicReplies::depth,
                                    "Depth[bids=[Level[price=105944.2, quantity=0.002,"
                                            + " changed=2025-11-11T00:17:13Z],"
                                            + " Level[price=105935.4, quantity=0.024,"
                                            + " changed=2025-11-11T00:17:24Z],"
                                            + " Level[price=105918.8, quantity=0.095,"
                                            + " changed=2025-11-11T00:17:29Z],"
                                            + " Level[price=105916.8, quantity=0.016,"
                                            + " changed=2025-11-11T00:17:29Z],"
                                            + " Level[price=105916.7, quantity=0.005,"
                                            + " changed=2025-11-11T00:17:28Z]],"
                                            + " asks=[Level[price=105944.3, quantity=0.136,"
                                            + " changed=2025-11-11T00:17:28Z],"
                                            + " Level[price=105946.9, quantity=0.095,"
                                            + " changed=2025-11-11T00:16:31Z],"
                                            + " Level[price=105955.8, quantity=0.003,"
                                            + " changed=2025-11-11T00:17:24Z],"
                                            + " Level[price=105955.9, quantity=0.103,"
                                            + " changed=2025-11-11T00:17:27Z],"
                                            + " Level[price=105963.6, quantity=0.024,"
                                            + " changed=2025-11-11T00:17:28Z]]]")),
                    entry(
                            "nautilus__http_system_status.json",
                            row(
                                    PublicReplies::status,
                                    "VenueStatus[mode=ONLINE, time=2025-11-11T00:17:10Z, "
                                            + "upcoming=[], emergencies=0]")),
                    entry(
                            "nautilus__http_ticker.json",
                            row(
                                    result -> PublicReplies.ticker(result, market("BTC/USDT")),
                                    "Ticker[bid=105944.2, ask=105944.3, last=105899.4,"
                                            + " volume=163.28908096, vwap=105904.39279,"
                                            + " low=104711, high=106613.1]")),
                    entry(
                            "nautilus__http_trades.json.gz",
                            row(
                                    PublicReplies::trades,
                                    "1000 trades, first"
                                            + " RecordedTrade[timeNanos=1762795433971744500,"
                                            + " price=105433.6, quantity=0.00027625,"
                                            + " aggressor=BUYER, kind=LIMIT, id=10218208], last"
                                            + " RecordedTrade[timeNanos=1762820035982277900,"
                                            + " price=105899.4, quantity=0.00009443,"
                                            + " aggressor=SELLER, kind=MARKET, id=10219207],"
                                            + " cursor 1762820035982277754")),
                    entry(
                            "xchange__example-servertime-data.json",
                            row(PublicReplies::time, "2014-02-08T05:04:36Z")),
                    entry(
                            "xchange__example-spreads-data.json",
                            row(
                                    PublicReplies::spread,
                                    "SpreadPage[rows=[Row[time=2014-02-08T05:17:19Z,"
                                            + " bid=709.17169, ask=720],"
                                            + " Row[time=2014-02-08T05:17:33Z, bid=709.16169,"
                                            + " ask=720], Row[time=2014-02-08T05:20:13Z,"
                                            + " bid=709.15169, ask=720],"
                                            + " Row[time=2014-02-08T05:26:40Z, bid=709.16169,"
                                            + " ask=720]], last=1391837200]")),
                    entry(
                            "xchange__example-ticker-data.json",
                            row(
                                    result -> PublicReplies.ticker(result, market("BTC/EUR")),
                                    "Ticker[bid=560.466, ask=562.26651, last=560.87711,"
                                            + " volume=600.91850325, vwap=576.77284, low=560,"
                                            + " high=591.11]")),
                    entry(
                            "xchange__example-trades-data.json",
                            row(
                                    PublicReplies::trades,
                                    "14 trades, first"
                                            + " RecordedTrade[timeNanos=1385579841777400000,"
                                            + " price=1023.82219, quantity=0.00435995,"
                                            + " aggressor=SELLER, kind=LIMIT, id=-1], last"
                                            + " RecordedTrade[timeNanos=1385579841881800000,"
                                            + " price=999.56699, quantity=0.023,"
                                            + " aggressor=SELLER, kind=LIMIT, id=-1], cursor "
                                            + "1385579841881785998")));

    private RecordedPublicReplies() {}
}

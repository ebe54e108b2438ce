package io.trellis.clients.kraken.rest;

import static java.util.Map.entry;

import io.trellis.clients.kraken.market.Assets;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.kraken.wire.WireReader;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is read in each recorded answer: the figures of the file, in our words. */
final class RecordedReplies {

    private static final Instant FETCHED = Instant.parse("2026-11-20T10:00:00Z");

    /** How an answer is read, and what comes of it, a line each. */
    record Row(Function<WireField, Object> parser, List<String> lines) {}

    private static final MarketTable MARKETS =
            FixtureMarkets.of(
                    "XXBTZUSD XBTUSD XBT/USD 1 8",
                    "XXBTZEUR XBTEUR XBT/EUR 1 8",
                    "XXBTZGBP XBTGBP XBT/GBP 1 8",
                    "XBTUSDT XBTUSDT XBT/USDT 1 8",
                    "XETHZUSD ETHUSD ETH/USD 2 8",
                    "XETHZEUR ETHEUR ETH/EUR 2 8",
                    "XETHXXBT ETHXBT ETH/XBT 5 8",
                    "XREPXETH REPETH REP/ETH 5 8",
                    "ETHUSDT ETHUSDT ETH/USDT 2 8",
                    "XLTCZUSD LTCUSD LTC/USD 2 8",
                    "XLTCXXBT LTCXBT LTC/XBT 7 8",
                    "XXRPXXBT XRPXBT XRP/XBT 8 8",
                    "XXRPZEUR XRPEUR XRP/EUR 5 8",
                    "SUIUSD SUIUSD SUI/USD 4 5",
                    "ZEURZUSD EURUSD EUR/USD 5 8",
                    "SOLUSD SOLUSD SOL/USD 2 8");

    private static final OrderReplies ORDERS = new OrderReplies(MARKETS);

    private static final Assets ASSETS =
            Assets.of(
                    new WireField(
                            "Assets",
                            "",
                            WireReader.read(
                                    """
                                    {"XXBT":{"altname":"XBT","decimals":10},
                                     "ZUSD":{"altname":"USD","decimals":4},
                                     "ZGBP":{"altname":"GBP","decimals":4}}
                                    """
                                            .getBytes(StandardCharsets.UTF_8),
                                    "Assets")));

    private static Market market(String symbol) {
        return MARKETS.find(symbol);
    }

    static final Map<String, Row> TABLE =
            new TreeMap<>(
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
                                    "krakennet__rest_account_GetAvailableBalances.json",
                                    row(
                                            result -> AccountReplies.balances(result, ASSETS),
                                            "AssetBalance[asset=USD, total=25435.21, held=8249.76]",
                                            "AssetBalance[asset=BTC, total=1.2435, held=0.8423]")),
                            entry(
                                    "krakennet__rest_account_GetLedgersEntry.json",
                                    row(
                                            result -> AccountReplies.entries(result, ASSETS),
                                            "LedgerEntry[id=L4UESK-KG3EQ-UFO4T5,"
                                                    + " reference=TJKLXF-PGMUI-4NTLXU,"
                                                    + " time=2023-07-04T09:54:44.178700Z, kind=trade,"
                                                    + " asset=GBP, amount=-24.5, fee=0.049,"
                                                    + " balance=459567.9171]")),
                            entry(
                                    "krakennet__rest_account_GetOpenPositions.json",
                                    row(
                                            result -> ORDERS.trades(result),
                                            "refused: Kraken call: TF5GVO-T7ZZ2-6NBKBI.price is"
                                                    + " missing.")),
                            entry(
                                    "krakennet__rest_account_GetTradeBalance.json",
                                    row(
                                            AccountReplies::tradeBalance,
                                            "TradeBalance[equivalent=Optional[1101.3425],"
                                                    + " tradable=392.2264, equity=382.2032,"
                                                    + " free=375.1678, unexecuted=0]")),
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
                                                return all.symbols().stream()
                                                        .map(all::find)
                                                        .toList();
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
                                    "krakennet__rest_trading_CancelAllOrders.json",
                                    row(WriteReplies::cancelledAll, "accepted ")),
                            entry(
                                    "krakennet__rest_trading_CancelMultipleOrders.json",
                                    row(WriteReplies::cancelledAll, "accepted ")),
                            entry(
                                    "krakennet__rest_trading_CancelOrder.json",
                                    row(WriteReplies::cancelled, "accepted ")),
                            entry(
                                    "krakennet__rest_trading_EditOrder.json",
                                    row(
                                            WriteReplies::added,
                                            "refused: Kraken call: txid \"OU22CG-KLAF2-FWUDD7\" is"
                                                    + " not a list.")),
                            entry(
                                    "krakennet__rest_trading_GetClosedOrders.json",
                                    row(
                                            result -> ORDERS.closed(result),
                                            "O37652-RJWRT-IMO74O BTC/GBP BUY 100000 at 0, 0 for 0"
                                                    + " and 0, CANCELLED since"
                                                    + " 2023-06-30T18:08:13.770800Z, User requested",
                                            "O6YDQ5-LOMWU-37YKEE BTC/EUR BUY 100000 at 0, 0 for 0"
                                                    + " and 0, CANCELLED since"
                                                    + " 2023-06-30T18:08:13.770800Z, User requested")),
                            entry(
                                    "krakennet__rest_trading_GetOrders.json",
                                    row(
                                            result -> ORDERS.orders(result),
                                            "OBCMZD-JIEE7-77TH3F BTC/USD BUY 125000000 at 0,"
                                                    + " 125000000 for 27526.2 and 26.2, FILLED since"
                                                    + " 2023-07-06T17:44:56.780800Z, no words",
                                            "OMMDB2-FSB6Z-7W3HPO BTC/USD SELL 25000000 at 0,"
                                                    + " 25000000 for 7500 and 7.5, FILLED since"
                                                    + " 2023-07-05T21:20:12.231700Z, no words")),
                            entry(
                                    "krakennet__rest_trading_GetOrders2.json",
                                    row(
                                            result -> ORDERS.orders(result),
                                            "OICRC3-KX7OB-QB2B2S SUI/USD SELL 4996000 at 0, 0 for 0"
                                                    + " and 0, CANCELLED since"
                                                    + " 2025-07-17T16:08:34.603174Z, User requested")),
                            entry(
                                    "krakennet__rest_trading_GetUserTradeDetails.json",
                                    row(
                                            result -> ORDERS.trades(result),
                                            "THVRQM-33VKH-UCI7BS of OQCLML-BW3P3-BUCMWZ, 93748276:"
                                                    + " BTC/USD BUY 2000000 at 300100 for 600.2 and"
                                                    + " Fee[asset=USD, amount=0], maker at"
                                                    + " 2023-07-06T18:23:16.880200Z",
                                            "TTEUX3-HDAAA-RC2RUO of OH76VO-UKWAD-PSBDX6, 74625834:"
                                                    + " BTC/EUR BUY 20000 at 277320 for 0.2002 and"
                                                    + " Fee[asset=EUR, amount=0], maker at"
                                                    + " 2023-06-29T23:49:09.313800Z")),
                            entry(
                                    "krakennet__rest_trading_GetUserTrades.json",
                                    row(
                                            result -> ORDERS.fills(result),
                                            "THVRQM-33VKH-UCI7BS of OQCLML-BW3P3-BUCMWZ, 40274859:"
                                                    + " BTC/USD BUY 2000000 at 300100 for 600.2 and"
                                                    + " Fee[asset=USD, amount=0], maker at"
                                                    + " 2023-07-06T18:23:16.880200Z",
                                            "TCWJEG-FL4SZ-3FKGH6 of OQCLML-BW3P3-BUCMWZ, 39482674:"
                                                    + " BTC/USD BUY 1000000 at 300100 for 300.1 and"
                                                    + " Fee[asset=USD, amount=0], maker at"
                                                    + " 2023-07-06T18:22:49.639600Z")),
                            entry(
                                    "krakennet__rest_trading_PlaceMultipleOrders.json",
                                    row(
                                            WriteReplies::addedBatch,
                                            "accepted O5OR23-ADFAD-Y2G61C",
                                            "accepted 9K6KFS-5H3PL-XBRC7A")),
                            entry(
                                    "krakennet__rest_trading_PlaceOrder.json",
                                    row(WriteReplies::added, "accepted OUF4EM-FRGI2-MQMWZD")),
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
                                            result ->
                                                    PublicReplies.ticker(result, market("BTC/USD")),
                                            "Ticker[bid=52609.5, ask=52609.6, last=52641.1,"
                                                    + " volume=7954.00219674, vwap=54022.90683,"
                                                    + " low=51513.9, high=57200]")),
                            entry(
                                    "krakennet__spottrading_GetClosedOrdersAsync.json",
                                    row(
                                            result -> ORDERS.closed(result),
                                            "O37652-RJWRT-IMO74O BTC/GBP BUY 100000 at 25060, 0 for"
                                                    + " 0 and 0, CANCELLED since"
                                                    + " 2021-03-19T10:08:13.770800Z, User requested",
                                            "O6YDQ5-LOMWU-37YKEE BTC/GBP BUY 100000 at 25180, 0 for"
                                                    + " 0 and 0, CANCELLED since"
                                                    + " 2021-03-19T10:08:13.770800Z, User requested")),
                            entry(
                                    "krakennet__spottrading_GetOpenOrdersAsync.json",
                                    row(
                                            result -> ORDERS.open(result),
                                            "OQCLML-BW3P3-BUCMWZ BTC/USD BUY 125000000 at 300100,"
                                                    + " 37500000 for 11253.7 and 0, OPEN since"
                                                    + " 2021-03-25T10:02:39.897400Z, no words",
                                            "OB5VMB-B4U2U-DK2WRW BTC/USD BUY 27500000 at 145000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2021-03-25T09:51:39.569900Z, no words",
                                            "OXHXGL-F5ICS-6DIC67 BTC/USD BUY 27500000 at 175000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2021-03-25T09:51:34.003600Z, no words",
                                            "OLQCVY-B27XU-MBPCL5 BTC/USD BUY 27500000 at 235000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2021-03-25T09:45:56.764600Z, no words",
                                            "OQCGAF-YRMIQ-AMJTNJ BTC/USD BUY 125000000 at 245000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2021-03-25T09:45:11.037300Z, no words")),
                            entry(
                                    "krakennet__spottrading_GetUserTradeDetailsAsync.json",
                                    row(
                                            result -> ORDERS.trades(result),
                                            "THVRQM-33VKH-UCI7BS of OQCLML-BW3P3-BUCMWZ, -1:"
                                                    + " BTC/USD BUY 2000000 at 300100 for 600.2 and"
                                                    + " Fee[asset=USD, amount=0], taker at"
                                                    + " 2021-03-25T10:23:16.880200Z",
                                            "TTEUX3-HDAAA-RC2RUO of OH76VO-UKWAD-PSBDX6, -1:"
                                                    + " BTC/EUR BUY 20000 at 10010 for 0.2002 and"
                                                    + " Fee[asset=EUR, amount=0], taker at"
                                                    + " 2021-02-23T12:15:49.313800Z")),
                            entry(
                                    "nautilus__http_add_order_spot.json",
                                    row(WriteReplies::added, "accepted OUF4EM-FRGI2-MQMWZD")),
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
                                    "nautilus__http_open_orders.json",
                                    row(
                                            result -> ORDERS.open(result),
                                            "O26VBY-ISGAE-JP5TLU BTC/USDT BUY 50000000 at 295000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2023-07-05T19:04:00.864800Z, no words",
                                            "OYEQF4-FDE4C-NMUYUI ETH/USDT SELL 100000000 at 0, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2023-07-05T19:10:40.123400Z, no words")),
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
                                    "nautilus__http_spot_balance.json",
                                    row(
                                            AccountReplies::allBalances,
                                            "{ZUSD=200000, XXBT=0.5, ETH=2}")),
                            entry(
                                    "nautilus__http_spot_trade_balance.json",
                                    row(
                                            AccountReplies::tradeBalance,
                                            "TradeBalance[equivalent=Optional[198750.42],"
                                                    + " tradable=150000, equity=198499.67,"
                                                    + " free=185999.67, unexecuted=0]")),
                            entry(
                                    "nautilus__http_system_status.json",
                                    row(
                                            PublicReplies::status,
                                            "VenueStatus[mode=ONLINE, time=2025-11-11T00:17:10Z, "
                                                    + "upcoming=[], emergencies=0]")),
                            entry(
                                    "nautilus__http_ticker.json",
                                    row(
                                            result ->
                                                    PublicReplies.ticker(
                                                            result, market("BTC/USDT")),
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
                                    "xchange__example-addorder-response-data.json",
                                    row(WriteReplies::added, "accepted OWQJ5O-ZWYC7-5R7POQ")),
                            entry(
                                    "xchange__example-cancelorder-data.json",
                                    row(WriteReplies::cancelled, "accepted ")),
                            entry(
                                    "xchange__example-ledgerinfo-data.json",
                                    row(
                                            result -> AccountReplies.ledger(result, ASSETS),
                                            "LedgerEntry[id=LDVXGZ-2FJSK-FJWOGJ,"
                                                    + " reference=LAJSKG3-35JF4-JF0JG3,"
                                                    + " time=2019-02-12T16:52:37.125Z, kind=adjustment,"
                                                    + " asset=XICN, amount=-350, fee=0, balance=0]",
                                            "LedgerEntry[id=LQY6IE-WNT47-JRBOJV,"
                                                    + " reference=QGBJIZV-4F6SPK-ZCBT5O,"
                                                    + " time=2014-02-03T04:02:40.067900Z, kind=deposit,"
                                                    + " asset=BTC, amount=0.1, fee=0, balance=0.1]",
                                            "LedgerEntry[id=LWL3TV-BC7TE-EUZ5ZQ,"
                                                    + " reference=AMBEDD7-NVKRCP-KBXHHD,"
                                                    + " time=2014-01-07T05:53:15.088200Z,"
                                                    + " kind=withdrawal, asset=XLTC, amount=-15.98573,"
                                                    + " fee=0.02, balance=0]",
                                            "LedgerEntry[id=LFFMB7-JZ3H7-GAFCYA,"
                                                    + " reference=TY5BYV-WJUQF-XPYEYD,"
                                                    + " time=2014-01-07T05:19:02.233500Z, kind=trade,"
                                                    + " asset=XLTC, amount=16.03781, fee=0.03208,"
                                                    + " balance=16.00573]",
                                            "LedgerEntry[id=LVKQPQ-OUYTL-BF7HAR,"
                                                    + " reference=TY5BYV-WJUQF-XPYEYD,"
                                                    + " time=2014-01-07T05:19:02.231900Z, kind=trade,"
                                                    + " asset=BTC, amount=-0.5, fee=0, balance=0]",
                                            "LedgerEntry[id=LE6MUP-7QBUT-GSQYZY,"
                                                    + " reference=QGBHSDV-WNIG7Y-TNHTJ4,"
                                                    + " time=2014-01-03T09:05:05.037100Z, kind=deposit,"
                                                    + " asset=BTC, amount=0.5, fee=0, balance=0.5]",
                                            "LedgerEntry[id=L23XKW-ZZHEP-FJINZ3,"
                                                    + " reference=TPYCPK-GLBCV-NGPDDI,"
                                                    + " time=2014-01-03T09:05:05.037100Z, kind=settled,"
                                                    + " asset=XETH, amount=0.5, fee=0, balance=0.5]",
                                            "LedgerEntry[id=LKEGD3-PO6FF-3CCK7Z, reference=Unknown,"
                                                    + " time=2014-01-03T09:05:25.037100Z, kind=staking,"
                                                    + " asset=XTZ, amount=0.018472, fee=0,"
                                                    + " balance=130.447043]")),
                            entry(
                                    "xchange__example-market-ask-order.json",
                                    row(
                                            result -> ORDERS.orders(result),
                                            "OHR2QC-2XDSQ-WHOFMW LTC/USD SELL 84962599 at 0,"
                                                    + " 84962599 for 221.09 and 0.53, FILLED since"
                                                    + " 2018-01-08T20:17:10.894900Z, no words")),
                            entry(
                                    "xchange__example-openorders-data.json",
                                    row(
                                            result -> ORDERS.open(result),
                                            "O767CW-TXHCL-FWZ5R2 XRP/BTC BUY 100000000000 at 1000,"
                                                    + " 0 for 0 and 0, OPEN since"
                                                    + " 2017-07-12T15:14:20.257200Z, no words",
                                            "OTDWN5-IULEB-TB4D3G REP/ETH BUY 1000000000 at 1000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2017-07-12T15:13:39.162600Z, no words",
                                            "OAFWLV-M5O5T-IMSVT6 ETH/EUR BUY 10000000 at 10000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2017-07-12T15:12:24.437400Z, no words",
                                            "OXLQGY-PMIFY-TCNDXM ETH/BTC BUY 100000000 at 1000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2017-07-12T15:11:42.636100Z, no words",
                                            "OU5JPQ-OIDTK-QIGIGI BTC/EUR BUY 1000000 at 10000, 0"
                                                    + " for 0 and 0, OPEN since"
                                                    + " 2017-07-12T15:11:03.354800Z, no words",
                                            "O3WLFA-OJX3I-46RI46 XRP/EUR BUY 100000000000 at 1000,"
                                                    + " 0 for 0 and 0, OPEN since"
                                                    + " 2017-07-12T15:04:43.083200Z, no words")),
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
                                            result ->
                                                    PublicReplies.ticker(result, market("BTC/EUR")),
                                            "Ticker[bid=560.466, ask=562.26651, last=560.87711,"
                                                    + " volume=600.91850325, vwap=576.77284, low=560,"
                                                    + " high=591.11]")),
                            entry(
                                    "xchange__example-tradebalanceinfo-data.json",
                                    row(
                                            AccountReplies::tradeBalance,
                                            "TradeBalance[equivalent=Optional.empty,"
                                                    + " tradable=71.631, equity=71.631, free=71.631,"
                                                    + " unexecuted=0]")),
                            entry(
                                    "xchange__example-tradehistory-data.json",
                                    row(
                                            result -> ORDERS.fills(result),
                                            "TY5BYV-WJUQF-XPYEYD-1 of ONRNOX-DVI4W-76DL6Q-1, -1:"
                                                    + " LTC/BTC SELL 50000000 at 320756200 for 16.03781"
                                                    + " and Fee[asset=BTC, amount=0.03208], taker at"
                                                    + " 2014-01-07T05:19:02.208900Z",
                                            "TY5BYV-WJUQF-XPYEYD-2 of ONRNOX-DVI4W-76DL6Q-2, -1:"
                                                    + " BTC/USD SELL 50000000 at 321 for 16.03781 and"
                                                    + " Fee[asset=USD, amount=0.03208], taker at"
                                                    + " 2014-01-07T05:19:02.208900Z",
                                            "TY5BYV-WJUQF-XPYEYD-3 of ONRNOX-DVI4W-76DL6Q-3, -1:"
                                                    + " BTC/USD SELL 50000000 at 321 for 16.03781 and"
                                                    + " Fee[asset=USD, amount=0.03208], taker at"
                                                    + " 2014-01-07T05:19:02.208900Z")),
                            entry(
                                    "xchange__example-tradehistory-icn.json",
                                    row(
                                            result -> ORDERS.fills(result),
                                            "TY5BYV-WJUQF-XPYEYD is in a market that is not listed,"
                                                    + " \"XICNXXBT\".")),
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
                                                    + "1385579841881785998")),
                            entry(
                                    "xchange__example-tradevolume-data-2.json.gz",
                                    row(
                                            result ->
                                                    AccountReplies.fees(
                                                            result, market("EUR/USD"), FETCHED),
                                            "FeeQuote[symbol=EUR/USD, maker=Rate[share=0.002,"
                                                    + " nextVolumeUsd=Optional[50000],"
                                                    + " nextShare=Optional[0.0016]],"
                                                    + " taker=Rate[share=0.002,"
                                                    + " nextVolumeUsd=Optional[50000],"
                                                    + " nextShare=Optional[0.0016]],"
                                                    + " volumeUsd=41999999999.689999, "
                                                    + "fetched=2026-11-20T10:00:00Z]")),
                            entry(
                                    "xchange__example-tradevolume-data.json",
                                    row(
                                            result ->
                                                    AccountReplies.fees(
                                                            result, market("BTC/USD"), FETCHED),
                                            "FeeQuote[symbol=BTC/USD, maker=Rate[share=0.0016,"
                                                    + " nextVolumeUsd=Optional[1000],"
                                                    + " nextShare=Optional[0.0014]],"
                                                    + " taker=Rate[share=0.003,"
                                                    + " nextVolumeUsd=Optional[1000],"
                                                    + " nextShare=Optional[0.0029]], volumeUsd=451.304,"
                                                    + " fetched=2026-11-20T10:00:00Z]"))));

    private RecordedReplies() {}

    private static Row row(Function<WireField, Object> parser, String... lines) {
        return new Row(parser, List.of(lines));
    }
}

package io.trellis.clients.kraken.rest;

import static io.trellis.clients.kraken.rest.RecordedReplies.market;
import static io.trellis.clients.kraken.rest.RecordedReplies.row;

import static java.util.Map.entry;

import io.trellis.clients.kraken.market.Assets;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.kraken.wire.WireReader;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** What is read in the recorded answers to calls of an account. */
final class RecordedAccountReplies {

    private static final Instant FETCHED = Instant.parse("2026-11-20T10:00:00Z");

    private static final OrderReplies ORDERS = new OrderReplies(RecordedReplies.MARKETS);

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

    static final Map<String, RecordedReplies.Row> TABLE =
            Map.ofEntries(
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
                            "nautilus__http_spot_balance.json",
                            row(AccountReplies::allBalances, "{ZUSD=200000, XXBT=0.5, ETH=2}")),
                    entry(
                            "nautilus__http_spot_trade_balance.json",
                            row(
                                    AccountReplies::tradeBalance,
                                    "TradeBalance[equivalent=Optional[198750.42],"
                                            + " tradable=150000, equity=198499.67,"
                                            + " free=185999.67, unexecuted=0]")),
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
                            "xchange__example-tradevolume-data-2.json.gz",
                            row(
                                    result ->
                                            AccountReplies.fees(result, market("EUR/USD"), FETCHED),
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
                                            AccountReplies.fees(result, market("BTC/USD"), FETCHED),
                                    "FeeQuote[symbol=BTC/USD, maker=Rate[share=0.0016,"
                                            + " nextVolumeUsd=Optional[1000],"
                                            + " nextShare=Optional[0.0014]],"
                                            + " taker=Rate[share=0.003,"
                                            + " nextVolumeUsd=Optional[1000],"
                                            + " nextShare=Optional[0.0029]], volumeUsd=451.304,"
                                            + " fetched=2026-11-20T10:00:00Z]")));

    private RecordedAccountReplies() {}
}

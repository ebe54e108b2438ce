package io.trellis.clients.kraken.stream;

import java.util.List;

/** Frames to be broken. */
final class FuzzFrames {

    static final String SNAPSHOT =
            """
            {"channel":"book","type":"snapshot","data":[{"symbol":"MATIC/USD","bids":[\
            {"price":0.5666,"qty":4831.75496356},{"price":0.5665,"qty":6658.22734739}],"asks":[\
            {"price":0.5668,"qty":4410.79769741}],"checksum":2583266180,\
            "timestamp":"2026-11-20T10:00:00.100000Z"}]}\
            """;

    static final List<String> MARKETS =
            List.of(
                    SNAPSHOT,
                    """
                    {"channel":"book","type":"update","data":[{"symbol":"MATIC/USD","bids":[\
                    {"price":0.5657,"qty":1098.39475580}],"asks":[],"checksum":2549463708,\
                    "timestamp":"2026-11-20T10:00:00.200000Z"}]}\
                    """,
                    """
                    {"channel":"trade","type":"update","data":[{"symbol":"MATIC/USD","side":"buy",\
                    "price":0.5667,"qty":0.01044926,"ord_type":"limit","trade_id":70635299,\
                    "timestamp":"2026-11-20T10:00:11.798009Z"}]}\
                    """,
                    """
                    {"channel":"ticker","type":"snapshot","data":[{"symbol":"MATIC/USD",\
                    "bid":0.5666,"bid_qty":0.10000000,"ask":0.5668,"ask_qty":39.67506683,\
                    "last":0.5667,"volume":4216.61829370,"vwap":0.5601,"low":0.5325,"high":0.6645,\
                    "change":0.01,"change_pct":7.17,"timestamp":"2026-11-20T10:00:43.101213Z"}]}\
                    """,
                    """
                    {"channel":"ohlc","type":"update","timestamp":"2026-11-20T10:00:30.524394914Z",\
                    "data":[{"symbol":"MATIC/USD","open":0.5567,"high":0.5568,"low":0.5547,\
                    "close":0.5557,"trades":12,"volume":4.68066226,"vwap":0.5557,\
                    "interval_begin":"2026-11-20T10:00:00.000000000Z","interval":1,\
                    "timestamp":"2026-11-20T10:01:00.000000Z"}]}\
                    """,
                    """
                    {"channel":"instrument","type":"update","data":{"assets":[{"id":"USD",\
                    "status":"enabled","precision":4}],"pairs":[{"symbol":"MATIC/USD",\
                    "base":"MATIC","quote":"USD","status":"online","qty_precision":8,\
                    "qty_increment":0.00000001,"price_precision":4,"cost_precision":5,\
                    "cost_min":0.50,"tick_size":0.0001,"price_increment":0.0001,\
                    "qty_min":4.00000000}]}}\
                    """,
                    StreamFixture.STATUS,
                    StreamFixture.HEARTBEAT,
                    """
                    {"method":"subscribe","req_id":2,"result":{"channel":"book","depth":10,\
                    "snapshot":true,"symbol":"MATIC/USD"},"success":true,\
                    "time_in":"2024-05-19T16:27:13.694962Z","time_out":"2024-05-19T16:27:13.695Z"}\
                    """,
                    """
                    {"error":"Currency pair not supported WWW/USD","method":"subscribe",\
                    "req_id":0,"success":false,"symbol":"WWW/USD"}\
                    """,
                    "{\"method\":\"pong\",\"req_id\":101}");

    static final List<String> ACCOUNT =
            List.of(
                    Reports.executions("snapshot", 1),
                    Reports.executions(
                            "snapshot",
                            1,
                            Reports.openOrder("0.00400000"),
                            Reports.earlierFill("T9")),
                    Reports.one(2, Reports.PENDING),
                    Reports.one(2, Reports.NEW),
                    Reports.one(2, Reports.trade("T1", "0.00400000", "240", "0.6", "0.004")),
                    Reports.one(2, Reports.filled("0.01000000")),
                    Reports.one(2, Reports.canceled("0.00000000", "User requested")),
                    Reports.one(2, Reports.amended("0.02000000", "61000.5")),
                    // What a person's orders tell.
                    Reports.one(2, Reports.NEW.replace("\"cl_ord_id\":\"grid-000017-b\",", "")),
                    Reports.one(
                            2,
                            Reports.NEW.replace("\"exec_type\":\"new\"", "\"exec_type\":\"odd\"")),
                    Reports.one(
                            2,
                            """
                            {"order_id":"O1","symbol":"BTC/USD","cash_order_qty":100.0,\
                            "exec_type":"pending_new","side":"sell","order_type":"trailing-stop-limit",\
                            "order_userref":0,"limit_price_type":"pct","limit_price":-1.5,\
                            "triggers":{"reference":"last","price":1.0,"status":"untriggered"},\
                            "order_status":"pending_new","timestamp":"2026-11-20T10:00:01.833306Z"}\
                            """),
                    Reports.totals(1, "USD", "10000.0000"),
                    Reports.entry(2, "USD", "-240.0000", "0.6000", "9759.4000"),
                    """
                    {"method":"add_order","req_id":4,"result":{"order_id":"OA5JGQ-SBMRC-SCJ7J7",\
                    "cl_ord_id":"grid-000017-b"},"success":true}\
                    """,
                    """
                    {"error":"EOrder:Insufficient funds","method":"add_order","req_id":4,\
                    "success":false}\
                    """,
                    StreamFixture.STATUS,
                    "{\"method\":\"pong\",\"req_id\":101}");

    private FuzzFrames() {}
}

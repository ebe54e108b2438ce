package io.trellis.clients.kraken.stream;

import java.util.List;

/** Frames of an account, in the shapes that were captured. */
final class Reports {

    static final String PENDING =
            """
            {"order_id":"OVN7VD-7VYHS-APBKHA","symbol":"BTC/USD","order_qty":0.01000000,\
            "cum_cost":0.00000,"time_in_force":"GTC","exec_type":"pending_new","side":"buy",\
            "order_type":"limit","cl_ord_id":"grid-000017-b","limit_price_type":"static",\
            "limit_price":60000.0,"stop_price":0.0,"order_status":"pending_new",\
            "fee_usd_equiv":0.0000,"fee_ccy_pref":"fciq","timestamp":"2026-11-20T10:00:01.833306Z"}\
            """;

    static final String NEW =
            """
            {"timestamp":"2026-11-20T10:00:01.833306Z","order_status":"new","exec_type":"new",\
            "cl_ord_id":"grid-000017-b","order_id":"OVN7VD-7VYHS-APBKHA"}\
            """;

    private Reports() {}

    static String trade(
            String executionId, String quantity, String cost, String fee, String filled) {
        return """
        {"order_id":"OVN7VD-7VYHS-APBKHA","cl_ord_id":"grid-000017-b","exec_id":"%s",\
        "exec_type":"trade","trade_id":62887576,"symbol":"BTC/USD","side":"buy","last_qty":%s,\
        "last_price":60000.0,"liquidity_ind":"m","cost":%s,"order_type":"limit",\
        "timestamp":"2026-11-20T10:00:02.709993Z","order_status":"partially_filled","cum_qty":%s,\
        "cum_cost":1.0,"avg_price":60000.0,"fee_usd_equiv":0.0,\
        "fees":[{"asset":"USD","qty":%s}]}\
        """
                .formatted(executionId, quantity, cost, filled, fee);
    }

    static String filled(String filled) {
        return """
        {"timestamp":"2026-11-20T10:00:02.709993Z","order_status":"filled","exec_type":"filled",\
        "cum_qty":%s,"cum_cost":600.00000,"fee_usd_equiv":1.50000,"avg_price":60000.0,\
        "cl_ord_id":"grid-000017-b","order_id":"OVN7VD-7VYHS-APBKHA"}\
        """
                .formatted(filled);
    }

    static String canceled(String filled, String reason) {
        return """
        {"timestamp":"2026-11-20T10:00:03.039852Z","order_status":"canceled",\
        "exec_type":"canceled","cum_qty":%s,"cum_cost":0.00000,"fee_usd_equiv":0.0000,\
        "avg_price":0.0,"cl_ord_id":"grid-000017-b","cancel_reason":"%s","reason":"%s",\
        "order_id":"OVN7VD-7VYHS-APBKHA"}\
        """
                .formatted(filled, reason, reason);
    }

    static String amended(String quantity, String price) {
        return """
        {"timestamp":"2026-11-20T10:00:03.552281Z","exec_type":"amended","order_status":"new",\
        "cum_qty":0.00000000,"reason":"User requested","amended":true,"order_qty":%s,\
        "limit_price":%s,"limit_price_type":"static","cl_ord_id":"grid-000017-b",\
        "order_id":"OVN7VD-7VYHS-APBKHA"}\
        """
                .formatted(quantity, price);
    }

    /** An open order in a snapshot. */
    static String openOrder(String filled) {
        return PENDING.replace("\"order_status\":\"pending_new\"", "\"order_status\":\"new\"")
                .replace("\"exec_type\":\"pending_new\"", "\"exec_type\":\"new\"")
                .replace("\"cum_cost\"", "\"cum_qty\":" + filled + ",\"cum_cost\"");
    }

    /** A fill in a snapshot, which counts nothing of its order. */
    static String earlierFill(String executionId) {
        return """
        {"order_id":"OVN7VD-7VYHS-APBKHA","cl_ord_id":"grid-000017-b","exec_id":"%s",\
        "exec_type":"trade","trade_id":62887576,"symbol":"BTC/USD","side":"buy",\
        "last_qty":0.00200000,"last_price":60000.0,"liquidity_ind":"m","cost":120.00000,\
        "order_type":"limit","timestamp":"2026-11-20T10:00:02.709993Z","order_status":"filled",\
        "fee_usd_equiv":0.3,"fees":[{"asset":"USD","qty":0.30000}]}\
        """
                .formatted(executionId);
    }

    static String one(long sequence, String report) {
        return executions("update", sequence, report);
    }

    static String executions(String type, long sequence, String... reports) {
        return """
        {"channel":"executions","type":"%s","data":%s,"sequence":%d}\
        """
                .formatted(type, List.of(reports), sequence);
    }

    static String totals(long sequence, String asset, String total) {
        return """
        {"channel":"balances","type":"snapshot","data":[{"asset":"%s","asset_class":"currency",\
        "balance":99999.0000,"wallets":[{"type":"spot","id":"main","balance":%s},\
        {"type":"earn","id":"flex","balance":7.0}]}],"sequence":%d}\
        """
                .formatted(asset, total, sequence);
    }

    static String entry(long sequence, String asset, String amount, String fee, String balance) {
        return """
        {"channel":"balances","type":"update","data":[{"ledger_id":"DATKX6-PEHL1-HZKND8",\
        "ref_id":"TGBB7L-HT5LX-J3BZ4A","timestamp":"2026-11-20T10:00:02.526524Z","type":"trade",\
        "asset":"%s","asset_class":"currency","category":"trade","wallet_type":"spot",\
        "wallet_id":"main","amount":%s,"fee":%s,"balance":%s}],"sequence":%d}\
        """
                .formatted(asset, amount, fee, balance, sequence);
    }
}

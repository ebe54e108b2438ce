package io.trellis.krakensim.rest;

import io.trellis.krakensim.access.ApiKey;
import io.trellis.krakensim.access.Tokens;
import io.trellis.krakensim.desk.Changes;
import io.trellis.krakensim.desk.Desk;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.rules.Permission;

/** What a key may ask. Reads tell how it was a while ago where the rules say so. */
final class PrivateCalls {

    private final Hall hall;
    private final Tokens tokens;
    private final FundsReads funds;
    private final OrderReads orders;
    private final TradeReads trades;
    private final LedgerReads ledgers;
    private final OrderWrites writes;
    private final CancelWrites cancels;

    PrivateCalls(Hall hall, Desk desk, Changes changes, Tokens tokens) {
        this.hall = hall;
        this.tokens = tokens;
        this.funds = new FundsReads(hall);
        this.orders = new OrderReads(hall);
        this.trades = new TradeReads(hall);
        this.ledgers = new LedgerReads(hall);
        this.writes = new OrderWrites(hall, desk, changes);
        this.cancels = new CancelWrites(hall, desk);
    }

    Reply answer(long nowNanos, ApiKey key, PrivateMethod method, Call call) {
        Account account = hall.account(key.account());
        Params params = call.params();
        long lag = hall.rules().restLag().toNanos();
        // Without a lag, what was done in this very nanosecond is told too.
        long viewNanos = lag == 0 ? Long.MAX_VALUE : nowNanos - lag;
        return switch (method) {
            case BALANCE -> funds.balance(account, viewNanos);
            case BALANCE_EX -> funds.balanceEx(account, viewNanos);
            case TRADE_BALANCE -> funds.tradeBalance(account, viewNanos);
            case TRADE_VOLUME -> funds.tradeVolume(nowNanos, account, params);
            case OPEN_ORDERS -> orders.open(account, params, viewNanos);
            case CLOSED_ORDERS -> orders.closed(account, params, viewNanos);
            case QUERY_ORDERS -> orders.query(account, params, viewNanos);
            case ORDER_AMENDS -> orders.amends(account, params, viewNanos);
            case TRADES_HISTORY -> trades.history(account, params, viewNanos);
            case QUERY_TRADES -> trades.query(account, params, viewNanos);
            case LEDGERS -> ledgers.history(account, params, viewNanos);
            case QUERY_LEDGERS_BY_ID -> ledgers.query(account, params, viewNanos);
            case API_KEY_INFO -> keyInfo(key);
            case TOKEN -> token(nowNanos, key);
            case ADD_ORDER -> writes.add(nowNanos, account, params);
            case ADD_ORDER_BATCH -> writes.addBatch(nowNanos, account, call);
            case AMEND_ORDER -> writes.amend(account, params);
            case EDIT_ORDER -> writes.edit(account, params);
            case CANCEL_ORDER -> cancels.cancel(account, params);
            case CANCEL_ORDER_BATCH -> cancels.cancelBatch(account, call);
            case CANCEL_ALL -> cancels.cancelAll(account);
            case CANCEL_ALL_AFTER -> cancels.cancelAllAfter(nowNanos, account, params);
        };
    }

    private static Reply keyInfo(ApiKey key) {
        var json =
                new JsonText()
                        .open()
                        .put("api_key_name", "local")
                        .put("api_key", key.publicPart())
                        .put("nonce", Long.toUnsignedString(key.highestNonce()))
                        .put("nonce_window", key.nonceWindow())
                        .openArray("permissions");
        for (Permission permission : Permission.values()) {
            if (key.permissions().contains(permission)) {
                json.add(permission.wire());
            }
        }
        return Reply.of(json.closeArray().close());
    }

    private Reply token(long nowNanos, ApiKey key) {
        String token = hall.ids().letters(43);
        long life = hall.rules().tokenLife().toNanos();
        tokens.add(token, key, nowNanos + life);
        return Reply.of(
                new JsonText()
                        .open()
                        .put("token", token)
                        .put("expires", life / 1_000_000_000L)
                        .close());
    }
}

package io.trellis.krakensim.rest;

import static io.trellis.krakensim.rules.Permission.CLOSE_TRADES;
import static io.trellis.krakensim.rules.Permission.CREATE_WS_TOKEN;
import static io.trellis.krakensim.rules.Permission.MODIFY_TRADES;
import static io.trellis.krakensim.rules.Permission.QUERY_CLOSED_TRADES;
import static io.trellis.krakensim.rules.Permission.QUERY_FUNDS;
import static io.trellis.krakensim.rules.Permission.QUERY_LEDGERS;
import static io.trellis.krakensim.rules.Permission.QUERY_OPEN_TRADES;

import io.trellis.krakensim.rules.Permission;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The private methods: what they cost the counter of a key, and the right they need. */
enum PrivateMethod {
    BALANCE("Balance", 1, QUERY_FUNDS),
    BALANCE_EX("BalanceEx", 1, QUERY_FUNDS),
    TRADE_BALANCE("TradeBalance", 1, QUERY_OPEN_TRADES),
    TRADE_VOLUME("TradeVolume", 1, QUERY_FUNDS),
    OPEN_ORDERS("OpenOrders", 1, QUERY_OPEN_TRADES),
    CLOSED_ORDERS("ClosedOrders", -1, QUERY_CLOSED_TRADES),
    QUERY_ORDERS("QueryOrders", 1, QUERY_OPEN_TRADES, QUERY_CLOSED_TRADES),
    TRADES_HISTORY("TradesHistory", -1, QUERY_CLOSED_TRADES),
    QUERY_TRADES("QueryTrades", -1, QUERY_CLOSED_TRADES),
    ORDER_AMENDS("OrderAmends", -1, QUERY_OPEN_TRADES, QUERY_CLOSED_TRADES),
    LEDGERS("Ledgers", -1, QUERY_LEDGERS),
    QUERY_LEDGERS_BY_ID("QueryLedgers", -1, QUERY_LEDGERS),
    API_KEY_INFO("GetApiKeyInfo", 1),
    TOKEN("GetWebSocketsToken", 1, CREATE_WS_TOKEN),
    ADD_ORDER("AddOrder", 0, MODIFY_TRADES),
    ADD_ORDER_BATCH("AddOrderBatch", 0, true, MODIFY_TRADES, CLOSE_TRADES),
    AMEND_ORDER("AmendOrder", 0, MODIFY_TRADES),
    EDIT_ORDER("EditOrder", 0, true, MODIFY_TRADES, CLOSE_TRADES),
    CANCEL_ORDER("CancelOrder", 0, MODIFY_TRADES, CLOSE_TRADES),
    CANCEL_ORDER_BATCH("CancelOrderBatch", 0, MODIFY_TRADES, CLOSE_TRADES),
    CANCEL_ALL("CancelAll", 1, MODIFY_TRADES, CLOSE_TRADES),
    CANCEL_ALL_AFTER("CancelAllOrdersAfter", 1, MODIFY_TRADES, CLOSE_TRADES);

    private final String wire;
    private final int charge;
    private final boolean allNeeded;

    // The sets are copies that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Permission> needed;

    PrivateMethod(String wire, int charge, Permission... oneOf) {
        this(wire, charge, false, oneOf);
    }

    PrivateMethod(String wire, int charge, boolean allNeeded, Permission... needed) {
        this.wire = wire;
        this.charge = charge;
        this.allNeeded = allNeeded;
        this.needed = Set.of(needed);
    }

    static Optional<PrivateMethod> of(String wire) {
        return Arrays.stream(values()).filter(method -> method.wire.equals(wire)).findFirst();
    }

    /** Its name on the wire. */
    String wire() {
        return wire;
    }

    /** What it costs the counter of its key. */
    int charge() {
        return charge;
    }

    /** Whether it costs what history costs. */
    boolean history() {
        return charge < 0;
    }

    boolean allowed(Set<Permission> permissions) {
        if (needed.isEmpty()) {
            return true;
        }
        return allNeeded
                ? permissions.containsAll(needed)
                : needed.stream().anyMatch(permissions::contains);
    }
}

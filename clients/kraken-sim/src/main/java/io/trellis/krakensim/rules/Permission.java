package io.trellis.krakensim.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A right of a key. */
public enum Permission {
    QUERY_FUNDS("query-funds"),
    QUERY_OPEN_TRADES("query-open-trades"),
    QUERY_CLOSED_TRADES("query-closed-trades"),
    QUERY_LEDGERS("query-ledger"),
    MODIFY_TRADES("modify-trades"),
    CLOSE_TRADES("close-trades"),
    CREATE_WS_TOKEN("create-ws-token"),
    WITHDRAW_FUNDS("withdraw-funds");

    private final String wire;

    Permission(String wire) {
        this.wire = wire;
    }

    /** Its word on the wire. */
    public String wire() {
        return wire;
    }

    /** What a key for trading has: all but the right to withdraw. */
    public static Set<Permission> trading() {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(WITHDRAW_FUNDS)));
    }

    /** What a key that only looks has. */
    public static Set<Permission> reading() {
        return Collections.unmodifiableSet(
                EnumSet.of(
                        QUERY_FUNDS,
                        QUERY_OPEN_TRADES,
                        QUERY_CLOSED_TRADES,
                        QUERY_LEDGERS,
                        CREATE_WS_TOKEN));
    }
}

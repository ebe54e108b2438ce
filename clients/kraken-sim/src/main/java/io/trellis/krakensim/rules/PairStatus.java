package io.trellis.krakensim.rules;

import java.util.Locale;

/** What may be done in one market. */
public enum PairStatus {
    ONLINE,
    CANCEL_ONLY,
    POST_ONLY,
    LIMIT_ONLY,
    REDUCE_ONLY,
    MAINTENANCE,
    DELISTED,
    WORK_IN_PROGRESS;

    /** Its word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether orders meet each other. */
    public boolean matches() {
        return this == ONLINE || this == LIMIT_ONLY || this == REDUCE_ONLY;
    }

    /** Whether REST knows the word; what it does not know is left out there. */
    public boolean listed() {
        return this != MAINTENANCE && this != DELISTED && this != WORK_IN_PROGRESS;
    }
}

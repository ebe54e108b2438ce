package io.trellis.krakensim.rules;

import java.util.Locale;

/** What the engine does at the moment, for all markets. */
public enum SystemMode {
    ONLINE,
    POST_ONLY,
    CANCEL_ONLY,
    MAINTENANCE;

    /** Its word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether orders meet each other. */
    public boolean matches() {
        return this == ONLINE;
    }
}

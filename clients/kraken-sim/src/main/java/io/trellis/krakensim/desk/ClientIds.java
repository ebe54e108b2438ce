package io.trellis.krakensim.desk;

import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;

import java.util.Locale;

/** How a client's id comes back. */
public final class ClientIds {

    private ClientIds() {}

    /** As it was sent, or spelled otherwise where the rules say so. */
    public static String shown(Rules rules, String id) {
        if (!rules.has(Quirk.CLIENT_IDS_RESPELLED)) {
            return id;
        }
        String bare = id.replace("-", "").toLowerCase(Locale.ROOT);
        if (bare.length() != 32) {
            return id.toLowerCase(Locale.ROOT);
        }
        return String.join(
                "-",
                bare.substring(0, 8),
                bare.substring(8, 12),
                bare.substring(12, 16),
                bare.substring(16, 20),
                bare.substring(20));
    }
}

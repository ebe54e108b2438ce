package io.trellis.krakensim.network;

import io.trellis.krakensim.rest.RestFace;
import io.trellis.krakensim.socket.SocketFace;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words that a kind of fault takes as its target: a word that nothing bears never strikes. */
final class FaultTargets {

    private static final Set<String> NONE = Set.of();
    private static final Set<String> FACES = together(List.of("public", "account"));
    private static final Set<String> CALLS = together(RestFace.methods());
    private static final Set<String> CHANNELS = together(SocketFace.channels());
    private static final Set<String> REQUESTS = together(FACES, SocketFace.methods());
    private static final Set<String> FRAMES =
            together(FACES, SocketFace.channels(), SocketFace.methods());

    private FaultTargets() {}

    /**
     * Checks a target.
     *
     * @throws IllegalArgumentException naming the word, and what is right
     */
    static void check(FaultKind kind, String target) {
        switch (kind) {
            case VenueFault fault -> checkVenue(fault, target);
            case CallFault _ -> check(kind, target, CALLS);
            case OpeningFault _, LineFault _ -> check(kind, target, FACES);
            case FrameFault _ -> check(kind, target, FRAMES);
            case RequestFrameFault _ -> check(kind, target, REQUESTS);
        }
    }

    private static void checkVenue(VenueFault kind, String target) {
        switch (kind) {
            case QUIRK, MODE, PAIR_STATUS -> VenueFaults.check(kind, target);
            case SILENT_SUBSCRIPTION, EVENT_LOST, EVENT_REPEATED -> check(kind, target, CHANNELS);
            case WRONG_CHECKSUM,
                    TOKENS_EXPIRE,
                    PROXY_RESTART,
                    CALLS_THROTTLED,
                    REST_LAG,
                    CLOCK_AHEAD,
                    CLOCK_BEHIND,
                    MAINTENANCE,
                    TERMS_CHANGE,
                    PARTIAL_FILL,
                    HUMAN_ORDER,
                    HUMAN_CANCEL ->
                    check(kind, target, NONE);
        }
    }

    private static void check(FaultKind kind, String target, Set<String> words) {
        if (target.isEmpty() || words.contains(target)) {
            return;
        }
        throw new IllegalArgumentException(
                words.isEmpty()
                        ? kind.text() + " has no target"
                        : "\"" + target + "\" is none of " + String.join(", ", words));
    }

    /** In the order in which they are given, as sentences name them. */
    @SafeVarargs
    private static Set<String> together(Collection<String>... words) {
        var all = new LinkedHashSet<String>();
        for (Collection<String> some : words) {
            all.addAll(some);
        }
        return Collections.unmodifiableSet(all);
    }
}

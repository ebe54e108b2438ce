package io.trellis.krakensim.network;

import io.trellis.krakensim.rest.RestFace;
import io.trellis.krakensim.socket.SocketFace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The words that a kind of fault takes as its target: a word that nothing bears never strikes. */
final class FaultTargets {

    private static final List<String> FACES = List.of("public", "account");

    private FaultTargets() {}

    /**
     * Checks a target.
     *
     * @throws IllegalArgumentException naming the word, and what is right
     */
    static void check(FaultKind kind, String target) {
        switch (kind) {
            case VenueFault fault -> checkVenue(fault, target);
            case CallFault _ -> check(kind, target, RestFace.methods());
            case OpeningFault _, LineFault _ -> check(kind, target, FACES);
            case FrameFault _ ->
                    check(
                            kind,
                            target,
                            together(FACES, SocketFace.channels(), SocketFace.methods()));
            case RequestFrameFault _ -> check(kind, target, together(FACES, SocketFace.methods()));
        }
    }

    private static void checkVenue(VenueFault kind, String target) {
        switch (kind) {
            case QUIRK, MODE, PAIR_STATUS -> VenueFaults.check(kind, target);
            case SILENT_SUBSCRIPTION, EVENT_LOST, EVENT_REPEATED ->
                    check(kind, target, SocketFace.channels());
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
                    check(kind, target, List.of());
        }
    }

    private static void check(FaultKind kind, String target, Collection<String> words) {
        if (target.isEmpty() || words.contains(target)) {
            return;
        }
        throw new IllegalArgumentException(
                words.isEmpty()
                        ? kind.text() + " has no target"
                        : "\"" + target + "\" is none of " + String.join(", ", words));
    }

    @SafeVarargs
    private static List<String> together(Collection<String>... words) {
        var all = new ArrayList<String>();
        for (Collection<String> some : words) {
            all.addAll(some);
        }
        return all;
    }
}

package io.trellis.krakensim.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can go wrong. Of calls and frames it is what is physically possible only: the bytes within
 * one connection are neither lost nor reordered, so a loss means that the connection breaks, or
 * that a server in between did it.
 */
public sealed interface FaultKind
        permits CallFault, OpeningFault, LineFault, FrameFault, RequestFrameFault, VenueFault {

    /** Its name as a constant, {@code REPLY_LOST}. */
    String name();

    /** What the amount of such a fault means. */
    FaultAmount amount();

    /** Its name in scripts and plans, {@code reply-lost}. */
    default String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All there are. */
    static List<FaultKind> all() {
        return Stream.<FaultKind[]>of(
                        CallFault.values(),
                        OpeningFault.values(),
                        LineFault.values(),
                        FrameFault.values(),
                        RequestFrameFault.values(),
                        VenueFault.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    /** The one of a name in scripts, if there is one. */
    static Optional<FaultKind> of(String text) {
        return all().stream().filter(kind -> kind.text().equals(text)).findFirst();
    }
}

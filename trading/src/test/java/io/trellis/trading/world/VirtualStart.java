package io.trellis.trading.world;

import java.time.Instant;

/** When the virtual worlds begin. */
final class VirtualStart {

    static final long NANOS =
            Instant.parse("2026-11-20T14:00:00Z").getEpochSecond() * 1_000_000_000L;

    private VirtualStart() {}
}

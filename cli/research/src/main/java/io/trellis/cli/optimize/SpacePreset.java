package io.trellis.cli.optimize;

import java.util.Locale;

/** A space that is drawn from the bars. */
enum SpacePreset {
    GRID,
    RISK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.trellis.core.machine;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Bars;
import io.trellis.core.venue.VenueEvent;

/** Something that a trading machine is told. Each comes with the clocks of its receipt. */
public sealed interface Input {

    /**
     * A process has taken the machine up, for the first time or after a restart.
     *
     * @param epoch 1 for the first process of a run, one more for each that follows
     * @param program version of the program
     * @param seed of whatever is drawn
     */
    record Began(int epoch, String program, long seed) implements Input {}

    /** Bars of the time before, for rules that measure the past; nothing is decided on them. */
    record Past(Bars bars) implements Input {}

    /**
     * Others have traded.
     *
     * @param timeMillis by the venue's clock
     */
    record Traded(long timeMillis, long priceTicks, long lots, Aggressor aggressor)
            implements Input {}

    /** The best bid and ask are these. */
    record Quoted(long bidTicks, long askTicks) implements Input {}

    /** The venue tells something else than trades and quotes. */
    record Told(VenueEvent event) implements Input {}

    /** The time that was asked for has come. */
    record Woken() implements Input {}

    /** A person wants something. */
    record Commanded(Command command) implements Input {}
}

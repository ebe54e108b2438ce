/**
 * One seed, one world: the whole trader against the local Kraken under virtual time, with faults,
 * crashes and torn disks, and an oracle that knows what really happened. Read {@link
 * io.trellis.trading.world.World} first, then {@link io.trellis.trading.world.Oracle}.
 */
@NullMarked
package io.trellis.trading.world;

import org.jspecify.annotations.NullMarked;

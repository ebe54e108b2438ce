/** The real program, killed as often as one likes. Read KillSweepTest first. */
@NullMarked
package io.trellis.cli.trade.kill;

import org.jspecify.annotations.NullMarked;

/**
 * A run of the trader on the disk of its user: the folder with journal, lock, commands and status,
 * what the run is made of, and its log. Read {@link io.trellis.trading.run.RunFolder} first.
 */
@NullMarked
package io.trellis.trading.run;

import org.jspecify.annotations.NullMarked;

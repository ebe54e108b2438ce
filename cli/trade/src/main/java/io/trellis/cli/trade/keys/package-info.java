/**
 * The keys of venues that a person gives the program: asked for, kept in encrypted files of their
 * owner alone, and opened with a password. Read {@link io.trellis.cli.trade.keys.VenueKeys} first.
 */
@NullMarked
package io.trellis.cli.trade.keys;

import org.jspecify.annotations.NullMarked;

/**
 * The count of everything that was ever tried, without which no result can be judged. {@link
 * io.trellis.optimization.ledger.Trials} is what searches and sweeps tell, {@link
 * io.trellis.optimization.ledger.TrialLedger} the file that keeps it; {@link
 * io.trellis.optimization.ledger.ParameterDigest} says when two trials are the same.
 *
 * <p>The file has one line an entry, each ending with the SHA-256 of the line before it and of its
 * own words. A side file holds the number of lines and the last of those hashes, so that a line
 * that was changed, left out or cut off shows.
 */
@NullMarked
package io.trellis.optimization.ledger;

import org.jspecify.annotations.NullMarked;

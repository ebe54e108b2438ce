/**
 * {@code trade journal}: what a run has written down, shown, verified, decided again and compared.
 * Read {@link io.trellis.cli.trade.journal.JournalCommand} first.
 */
@NullMarked
package io.trellis.cli.trade.journal;

import org.jspecify.annotations.NullMarked;

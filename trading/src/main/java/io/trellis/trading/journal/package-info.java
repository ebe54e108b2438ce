/**
 * The journal of a trader on disk: append-only, chained by hashes, forced before anything leaves.
 * Read {@link io.trellis.trading.journal.Journal} first (writing), then {@link
 * io.trellis.trading.journal.JournalReader}; what a file looks like tell {@code SegmentHeader} and
 * {@code Frame}. {@link io.trellis.trading.journal.Disk} is everything that is asked of a disk.
 */
@NullMarked
package io.trellis.trading.journal;

import org.jspecify.annotations.NullMarked;

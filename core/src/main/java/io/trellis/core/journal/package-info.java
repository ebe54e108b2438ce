/**
 * What a trader writes down, as bytes: codecs over buffers, no files. Read {@link
 * io.trellis.core.journal.JournalRecord} first, then {@link io.trellis.core.journal.RecordCodec}.
 * Each type is written and read in one place, so that a new one breaks the build there.
 */
@NullMarked
package io.trellis.core.journal;

import org.jspecify.annotations.NullMarked;

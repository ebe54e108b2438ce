/**
 * What a trader writes down, as bytes: codecs over buffers, no files. Read {@link
 * io.trellis.core.journal.JournalRecord} first.
 */
@NullMarked
package io.trellis.core.journal;

import org.jspecify.annotations.NullMarked;

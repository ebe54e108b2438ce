/**
 * Recorded feeds on disk. Read {@link io.trellis.trading.feed.FeedFile} first; the format itself is
 * {@code core.feed}.
 */
@NullMarked
package io.trellis.trading.feed;

import org.jspecify.annotations.NullMarked;

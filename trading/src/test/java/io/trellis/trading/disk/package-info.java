/**
 * A disk that forgets, refuses and tears. Read {@link io.trellis.trading.disk.MemoryDisk} first.
 */
@NullMarked
package io.trellis.trading.disk;

import org.jspecify.annotations.NullMarked;

/**
 * From a search to a strategy file. Read {@link io.trellis.optimization.writer.FoundStrategy}
 * first.
 */
@NullMarked
package io.trellis.optimization.writer;

import org.jspecify.annotations.NullMarked;

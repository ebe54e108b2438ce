/**
 * Indicators of technical analysis, in doubles. Read {@link
 * io.trellis.core.indicator.SimpleMovingAverage} first: all others have its shape.
 *
 * <p>Each has a streaming form, an object whose {@code next} takes one bar and returns the value at
 * it, and an array form, a static {@code fill} that writes one value a bar. Both do the same
 * operations in the same order and agree bit for bit. A value that is not there yet, or is not
 * defined, is {@code NaN}: absent, never zero. An input that is {@code NaN} is not skipped.
 */
@NullMarked
package io.trellis.core.indicator;

import org.jspecify.annotations.NullMarked;

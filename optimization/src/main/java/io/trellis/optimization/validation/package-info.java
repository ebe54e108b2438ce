/**
 * Holding a found strategy against data that had no part in finding it. Read {@link
 * io.trellis.optimization.validation.TimeSplit} first, then {@link
 * io.trellis.optimization.validation.SplitTrial}.
 */
@NullMarked
package io.trellis.optimization.validation;

import org.jspecify.annotations.NullMarked;

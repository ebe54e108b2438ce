/**
 * The one exception for bad input; everything else of the core lives in the packages below.
 *
 * <p>Read {@code core.market} first, then {@code core.grid}.
 */
@NullMarked
package io.trellis.core;

import org.jspecify.annotations.NullMarked;

/**
 * What a result means: the metrics of grid-semantics section 10 and formulas 5. Read {@link
 * io.trellis.backtesting.analytics.Metrics} first.
 */
@NullMarked
package io.trellis.backtesting.analytics;

import org.jspecify.annotations.NullMarked;

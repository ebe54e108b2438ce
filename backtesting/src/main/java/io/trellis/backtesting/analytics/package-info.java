/**
 * What a result means: the metrics of grid-semantics section 10 and formulas 5. Read {@link
 * io.trellis.backtesting.analytics.Metrics} first. How sure a figure is tell {@link
 * io.trellis.backtesting.analytics.StationaryBootstrap}, for any statistic of a series, and {@link
 * io.trellis.backtesting.analytics.ProbabilisticSharpe} for one ratio.
 */
@NullMarked
package io.trellis.backtesting.analytics;

import org.jspecify.annotations.NullMarked;

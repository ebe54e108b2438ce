/**
 * A market that never was: bars from a seeded random process, for samples, tests and measurements.
 *
 * <p>Read {@link io.trellis.backtesting.synthetic.MarketGenerator} first. Nothing learnt from these
 * bars is about a real market, and the venue of each such series, {@code synthetic}, says so.
 */
@NullMarked
package io.trellis.backtesting.synthetic;

import org.jspecify.annotations.NullMarked;

/**
 * Market states as Markov chains and hidden Markov models: what a training window says of them, how
 * much of it holds afterwards, and whether a gate made of it pays. Read {@link
 * io.trellis.backtesting.markov.RegimeStudy} first; for the mathematics {@link
 * io.trellis.backtesting.markov.MarkovChain} and {@link io.trellis.backtesting.markov.GaussianHmm}.
 *
 * <p>What is fitted here acts as an {@link io.trellis.core.regime.FittedFilter}, in {@code core},
 * live and in backtests alike.
 */
@NullMarked
package io.trellis.backtesting.markov;

import org.jspecify.annotations.NullMarked;

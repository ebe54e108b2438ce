/**
 * Market states as Markov chains and hidden Markov models, fitted to a training window. Read {@link
 * io.trellis.backtesting.markov.MarkovChain} and {@link io.trellis.backtesting.markov.GaussianHmm}
 * first.
 *
 * <p>What is fitted here acts as an {@link io.trellis.core.regime.FittedFilter}, in {@code core},
 * live and in backtests alike.
 */
@NullMarked
package io.trellis.backtesting.markov;

import org.jspecify.annotations.NullMarked;

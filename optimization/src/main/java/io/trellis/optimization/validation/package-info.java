/**
 * Holding a found strategy against data that had no part in finding it, and against luck. Read
 * {@link io.trellis.optimization.validation.TimeSplit} first, then {@link
 * io.trellis.optimization.validation.SplitTrial}. Further cuts through time are {@link
 * io.trellis.optimization.validation.WalkForward} and {@link
 * io.trellis.optimization.validation.PurgedCrossValidation}; what many trials do to a result is
 * told by {@link io.trellis.optimization.validation.Deflation}, {@link
 * io.trellis.optimization.validation.OverfitProbability} and {@link
 * io.trellis.optimization.validation.DataSnooping}; what else might have come of it by {@link
 * io.trellis.optimization.validation.DrawdownRisk} and {@link
 * io.trellis.optimization.validation.ResampledBars}.
 */
@NullMarked
package io.trellis.optimization.validation;

import org.jspecify.annotations.NullMarked;

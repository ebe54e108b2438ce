/**
 * The whole job, from bars to a strategy file that proves itself. Read {@link
 * io.trellis.optimization.study.Study} first: it searches on the part of the bars that may be seen,
 * holds what was found against luck, other starts, other costs and other worlds, and opens the rest
 * last. What it does exactly is a {@link io.trellis.optimization.study.ValidationPlan}, what must
 * hold are {@link io.trellis.optimization.study.Gates}. {@link
 * io.trellis.optimization.study.Calibration} tells how often it believes a market in which nothing
 * can be earned, {@link io.trellis.optimization.study.Reproduction} makes the proof of a file
 * again.
 */
@NullMarked
package io.trellis.optimization.study;

import org.jspecify.annotations.NullMarked;

/**
 * What a search may vary: the fields of a strategy file and the values that each of them takes.
 * Read {@link io.trellis.optimization.space.ParameterSpace} first; how one field runs through its
 * values is {@link io.trellis.optimization.space.Axis}, how a person writes it {@link
 * io.trellis.optimization.space.Settings}, how a candidate becomes a plan {@link
 * io.trellis.optimization.space.PlanMaker}. Spaces that are ready to be searched are {@link
 * io.trellis.optimization.space.Preset}s.
 */
@NullMarked
package io.trellis.optimization.space;

import org.jspecify.annotations.NullMarked;

/**
 * What the research programs share: their inputs, their JSON, how they show figures and progress.
 * Read {@link io.trellis.cli.research.Inputs} first.
 */
@NullMarked
package io.trellis.cli.research;

import org.jspecify.annotations.NullMarked;

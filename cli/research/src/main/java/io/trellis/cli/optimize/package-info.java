/** The program {@code optimize}. Read {@link io.trellis.cli.optimize.GeneticCommand} first. */
@NullMarked
package io.trellis.cli.optimize;

import org.jspecify.annotations.NullMarked;

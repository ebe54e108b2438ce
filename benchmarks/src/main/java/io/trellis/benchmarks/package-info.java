/**
 * Measurements: the program {@code bench} with every figure of the project's goals, and a JMH
 * benchmark of the reference engine. Read {@link io.trellis.benchmarks.Bench} first, then {@link
 * io.trellis.benchmarks.KernelCase} and {@link io.trellis.benchmarks.Equality}.
 */
@NullMarked
package io.trellis.benchmarks;

import org.jspecify.annotations.NullMarked;

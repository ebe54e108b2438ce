/**
 * Measurements of the hot paths, run with JMH.
 */
@NullMarked
package io.trellis.benchmarks;

import org.jspecify.annotations.NullMarked;

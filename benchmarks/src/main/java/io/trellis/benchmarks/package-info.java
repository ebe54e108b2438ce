/** Measurements of the hot paths with JMH, one class per path, each with its own main settings. */
@NullMarked
package io.trellis.benchmarks;

import org.jspecify.annotations.NullMarked;

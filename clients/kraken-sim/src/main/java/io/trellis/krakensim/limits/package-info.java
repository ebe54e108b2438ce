/** Counters that decay: {@link io.trellis.krakensim.limits.DecayingCounter} first. */
@NullMarked
package io.trellis.krakensim.limits;

import org.jspecify.annotations.NullMarked;

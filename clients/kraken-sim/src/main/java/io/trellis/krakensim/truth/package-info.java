/**
 * What happened at the exchange, as no client sees it: read {@link
 * io.trellis.krakensim.truth.Truth}.
 */
@NullMarked
package io.trellis.krakensim.truth;

import org.jspecify.annotations.NullMarked;

/**
 * Who may call: keys with their signatures, nonces and rights, and the tokens of the stream. Read
 * {@link io.trellis.krakensim.access.Keys} first.
 */
@NullMarked
package io.trellis.krakensim.access;

import org.jspecify.annotations.NullMarked;

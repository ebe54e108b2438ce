/**
 * The trades of a market and what is made of them: {@link io.trellis.krakensim.tape.Tape} first.
 */
@NullMarked
package io.trellis.krakensim.tape;

import org.jspecify.annotations.NullMarked;

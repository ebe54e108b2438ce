/** The program {@code kraken-sim}: the local Kraken for people to try things against. */
@NullMarked
package io.trellis.cli.krakensim;

import org.jspecify.annotations.NullMarked;

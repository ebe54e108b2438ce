/**
 * What the local Kraken goes by: the switches of the exchange ({@link
 * io.trellis.krakensim.rules.Rules}, read it first), and the terms of its assets and markets.
 */
@NullMarked
package io.trellis.krakensim.rules;

import org.jspecify.annotations.NullMarked;

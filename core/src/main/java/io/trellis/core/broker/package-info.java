/**
 * Every order of ours at a venue, from the wish to the proof of its end: what is done when an
 * answer never comes. A desk's orders take this way to a real venue.
 */
@NullMarked
package io.trellis.core.broker;

import org.jspecify.annotations.NullMarked;

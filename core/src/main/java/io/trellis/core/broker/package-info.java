/**
 * Every order of ours at a venue, from the wish to the proof of its end: what is done when an
 * answer never comes. A desk's orders take this way to a real venue.
 *
 * <p>Read {@link io.trellis.core.broker.Broker} first, then {@code OrderLife} (what evidence makes
 * of an order), {@code Reconciler} (how evidence is had) and {@code AbsenceProof} (what follows).
 */
@NullMarked
package io.trellis.core.broker;

import org.jspecify.annotations.NullMarked;

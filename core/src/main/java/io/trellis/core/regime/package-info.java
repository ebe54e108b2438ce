/**
 * Market states that are known at the close of a bar, from that bar and those before it, and the
 * gate that stops buying in some of them. Read {@link io.trellis.core.regime.RegimeRules} first.
 *
 * <p>A state comes from one of three sources: the five labels of {@link
 * io.trellis.core.regime.RegimeLabeller}, which need no fitting, or a {@link
 * io.trellis.core.regime.FittedFilter} whose numbers come from a training window, a chain of
 * observable states or a hidden Markov model.
 */
@NullMarked
package io.trellis.core.regime;

import org.jspecify.annotations.NullMarked;

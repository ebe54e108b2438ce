/**
 * What a trader has to tell of itself: every change of an order, every fill, every refusal, with
 * its reason. Read {@link io.trellis.core.fact.Fact} first. Facts are written to the journal, and
 * everything that is shown or reported is made of them.
 */
@NullMarked
package io.trellis.core.fact;

import org.jspecify.annotations.NullMarked;

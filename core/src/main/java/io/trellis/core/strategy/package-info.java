/**
 * What a strategy is: a pure step from (state, event) to (state, intents). Read {@link
 * io.trellis.core.strategy.Strategy} first; each strategy is a package below this one.
 */
@NullMarked
package io.trellis.core.strategy;

import org.jspecify.annotations.NullMarked;

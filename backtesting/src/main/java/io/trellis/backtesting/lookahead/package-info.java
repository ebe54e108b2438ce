/**
 * The proof that nothing looks ahead: a chain of data, indicators, regimes and a strategy is run
 * over the whole of a history, over prefixes of it, and over copies that are spoiled after a cut;
 * up to the cut all must decide the same. Read {@link
 * io.trellis.backtesting.lookahead.LookaheadProof} first.
 */
@NullMarked
package io.trellis.backtesting.lookahead;

import org.jspecify.annotations.NullMarked;

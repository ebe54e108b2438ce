package io.trellis.core.session;

import io.trellis.core.engine.Trader;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;

/**
 * All that a session needs to know of a strategy: the part of a strategy file that decides how it
 * trades. Each plug-in has its own.
 *
 * @param <S> the strategy's state
 */
public interface Plan<S extends Standing> {

    Instrument instrument();

    Assumptions assumptions();

    /** The starting capital in units of 10⁻⁸ quote. */
    long capital();

    /** What decides. */
    Trader<S> trader();

    /** The same strategy under other assumptions. */
    Plan<S> with(Assumptions other);
}

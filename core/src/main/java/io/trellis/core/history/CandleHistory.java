package io.trellis.core.history;

import io.trellis.core.market.Timeframe;

import java.util.List;

/** The newest candles of one market, as far back as its venue tells them in one answer. */
public interface CandleHistory {

    /**
     * The candles that have closed, oldest first; never the one that is open.
     *
     * @throws io.trellis.core.InvalidInputException if the venue has no candles of this length
     */
    List<RecordedCandle> closed(Timeframe timeframe);
}

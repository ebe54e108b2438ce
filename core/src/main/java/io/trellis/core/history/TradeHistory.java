package io.trellis.core.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The trades of one market, page by page from the past on. A page is asked for with a cursor, a
 * text that only the venue understands; each page brings the cursor of the next.
 */
public interface TradeHistory {

    /**
     * Where pages begin that hold every trade from a time on, and perhaps some before it.
     *
     * @param nanos UTC epoch nanoseconds
     */
    String from(long nanos);

    /**
     * The cursor that gives the trades of the instant at which a page ended once more, with what
     * follows: for trades of one instant that two pages were torn between.
     */
    String overlapping(String cursor);

    /** Asks for the page after a cursor; one request. */
    Answer after(String cursor);

    /** What came of a request. */
    sealed interface Answer {

        /**
         * Trades, oldest first.
         *
         * @param last the cursor of the next page
         * @param full whether more may follow at once
         */
        record Page(List<RecordedTrade> trades, String last, boolean full) implements Answer {

            public Page {
                trades = List.copyOf(trades);
            }
        }

        /**
         * There were too many requests; fewer will be answered.
         *
         * @param sentence what the venue says, a whole sentence
         * @param until before when no request is answered, if the venue says so
         */
        record Busy(String sentence, Optional<Instant> until) implements Answer {}

        /** There was no answer, or none that makes sense; it may be asked again. */
        record Failed(String sentence) implements Answer {}

        /** Asking again brings nothing else. */
        record Refused(String sentence) implements Answer {}
    }
}

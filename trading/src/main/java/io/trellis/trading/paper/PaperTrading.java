package io.trellis.trading.paper;

import io.trellis.core.engine.SessionListener;
import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedReader;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Span;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;
import io.trellis.core.session.Session;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * Trades a strategy on paper over a recorded feed: each bar is appended, lived through and done
 * with before the next one is read, so the session knows no more than it would have known live.
 */
public final class PaperTrading {

    private final Session<?> session;
    private final Instrument instrument;
    private final Bars bars = new Bars();

    public PaperTrading(Plan<?> plan, SessionListener listener) {
        this.session = new Session<>(plan, listener);
        this.instrument = plan.instrument();
    }

    /**
     * Lives through the bars of a feed that lie in a span.
     *
     * @return refused when the strategy cannot start at the first open; nothing was traded then
     */
    public Attempt<RunSummary> run(FeedReader feed, Span span) {
        while (feed.hasNext()) {
            FeedBar bar = feed.next();
            if (!span.contains(bar.timeMillis())) {
                continue;
            }
            live(bar, feed.header());
            if (session.startRefusal().isPresent()) {
                return new Attempt.Refused<>(session.startRefusal().get());
            }
        }
        return new Attempt.Done<>(session.summary());
    }

    /** The price, in ticks, at which a start would happen: the first open in a span. */
    public static OptionalLong firstOpen(FeedReader feed, Span span, Instrument instrument) {
        while (feed.hasNext()) {
            FeedBar bar = feed.next();
            if (span.contains(bar.timeMillis())) {
                BigDecimal open = BigDecimal.valueOf(bar.open(), feed.header().priceScale());
                return OptionalLong.of(instrument.ticks(open, RoundingMode.HALF_EVEN));
            }
        }
        return OptionalLong.empty();
    }

    private void live(FeedBar bar, FeedHeader header) {
        int scale = header.priceScale();
        bars.append(
                bar.timeMillis(),
                ticks(bar.open(), scale),
                ticks(bar.high(), scale),
                ticks(bar.low(), scale),
                ticks(bar.close(), scale));
        session.bar(bars, bars.count() - 1);
    }

    private long ticks(long units, int scale) {
        return instrument.ticks(BigDecimal.valueOf(units, scale), RoundingMode.HALF_EVEN);
    }
}

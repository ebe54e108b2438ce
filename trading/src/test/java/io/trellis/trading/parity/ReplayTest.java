package io.trellis.trading.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.replay.RecordedSession;
import io.trellis.backtesting.replay.SessionReplay;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.grid.Attempt;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-24: the journal of a session on paper, replayed by the backtest. */
class ReplayTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givenAPaperSession_thenItsBacktestTradesTheSame(long seed) {
        ParityCase some = ParityCase.of(seed);
        var session = new RecordedSession();
        PaperRun.of(some).records().forEach(session::take);

        Attempt<SessionReplay> replay =
                SessionReplay.of(
                        session,
                        new SessionReplay.Settings(
                                some.plan(),
                                ParityCase.SYMBOL,
                                ParityCase.BAR,
                                VenueSettings.of(some.plan().assumptions())));

        switch (replay) {
            case Attempt.Refused<SessionReplay> _ ->
                    assertThat(BacktestRun.of(some)).as("seed %d", seed).isEmpty();
            case Attempt.Done<SessionReplay>(var done) -> {
                assertThat(done.differences()).as("seed %d", seed).isEmpty();
                assertThat(done.sessionEquity()).isEqualByComparingTo(done.backtestEquity());
            }
        }
    }
}

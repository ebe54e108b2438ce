package io.trellis.backtesting.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.grid.Attempt;
import io.trellis.core.order.Fill;
import io.trellis.core.risk.TraderMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class SessionReplayTest {

    private static SessionReplay replay(TradedSession session) {
        return switch (SessionReplay.of(session.recorded(), session.settings())) {
            case Attempt.Done<SessionReplay>(var done) -> done;
            case Attempt.Refused<SessionReplay>(var reason) -> throw new AssertionError(reason);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void givenTheFillsOfTheBacktest_thenNothingDiffers(long seed) {
        TradedSession session = TradedSession.of(seed);

        SessionReplay replay = replay(session);

        assertThat(replay.sessionFills()).as("seed %d", seed).isPositive();
        assertThat(replay.differences()).as("seed %d", seed).isEmpty();
        assertThat(replay.difference()).isZero();
    }

    /** What was before the session is heard, and nobody trades on it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenTradesBeforeTheStart_thenNothingDiffers(long seed) {
        SessionReplay replay = replay(TradedSession.of(seed).afterTradesOfBefore(40));

        assertThat(replay.sessionFills()).isPositive();
        assertThat(replay.differences()).as("seed %d", seed).isEmpty();
    }

    /** Whatever the session did: what the differences come to is the difference in equity. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void theAmountsAddUpToTheDifferenceInEquity(long seed) {
        var random = new SplittableRandom(seed);
        TradedSession session = TradedSession.of(seed % 5 + 1).disturbed(random);

        SessionReplay replay = replay(session);

        BigDecimal sum =
                replay.differences().stream()
                        .map(Difference::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(replay.differences()).as("seed %d", seed).isNotEmpty();
        assertThat(sum).as("seed %d", seed).isEqualByComparingTo(replay.difference());
        BigDecimal ofCauses = BigDecimal.ZERO;
        for (Cause cause : Cause.values()) {
            ofCauses = ofCauses.add(replay.amount(cause));
        }
        assertThat(ofCauses).isEqualByComparingTo(sum);
    }

    /** A fill that the session did not have, by how the trader and its order stood then. */
    @ParameterizedTest
    @CsvSource({
        "ARMED, OPEN, QUEUE",
        "ARMED, SENT, LATENCY",
        "ARMED, PLANNED, LATENCY",
        "ARMED, CANCELLED, LATENCY",
        "ARMED, UNKNOWN, FAULT",
        "HOLD, OPEN, FAULT",
        "BLIND, SENT, FAULT",
        "HALTED, CANCELLED, FAULT",
    })
    void givenAFillThatWasMissed_thenItsCauseIs(TraderMode mode, OrderState order, Cause cause) {
        TradedSession session = TradedSession.of(2);
        int missed = session.lastGridFill();

        SessionReplay replay = replay(session.without(missed, mode, order));

        assertThat(replay.differences()).hasSize(1);
        assertThat(replay.differences().getFirst().cause()).isEqualTo(cause);
        assertThat(replay.differences().getFirst().session()).isEmpty();
    }

    /** Where the cell had no order any more, what has led to that is the cause. */
    @Test
    void givenACellThatMissedEverything_thenTheFirstCauseIsThatOfAll() {
        TradedSession session = TradedSession.of(3);
        Fill first = session.fills().get(session.lastGridFill());
        List<Integer> ofCell =
                IntStream.range(0, session.fills().size())
                        .filter(fill -> session.fills().get(fill).cell() == first.cell())
                        .boxed()
                        .toList();
        TradedSession missing = session;
        for (int fill : ofCell.reversed()) {
            boolean isFirst = fill == ofCell.getFirst();
            missing =
                    missing.without(
                            fill,
                            TraderMode.ARMED,
                            isFirst ? OrderState.UNKNOWN : OrderState.CANCELLED);
        }

        assertThat(replay(missing).differences())
                .hasSize(ofCell.size())
                .allMatch(difference -> difference.cause() == Cause.FAULT);
    }

    @Test
    void givenAnotherPriceAndAnotherFee_thenEachIsADifferenceOfItsOwn() {
        TradedSession session = TradedSession.of(2);
        int some = session.lastGridFill();
        Fill fill = session.fills().get(some);

        SessionReplay replay = replay(session.with(some, fill.value() + 700, fill.fee() + 30));

        assertThat(replay.differences())
                .extracting(Difference::cause)
                .containsExactly(Cause.PRICE, Cause.FEE);
        assertThat(replay.amount(Cause.PRICE).abs()).isEqualByComparingTo("0.000007");
        assertThat(replay.amount(Cause.FEE)).isEqualByComparingTo("-0.0000003");
    }

    /** A whole fill of the backtest, in two parts: nothing is different about that. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenPartialFills_thenTheyStandBesideTheWholeOne(long seed) {
        TradedSession session = TradedSession.of(seed);

        SessionReplay replay = replay(session.inParts());

        assertThat(replay.sessionFills()).isGreaterThan(replay.backtestFills());
        assertThat(replay.differences()).as("seed %d", seed).isEmpty();
    }

    @Test
    void givenASessionThatNeverStarted_thenThereIsNothingToReplay() {
        var session = new RecordedSession();

        assertThat(SessionReplay.of(session, TradedSession.of(1).settings()))
                .isInstanceOf(Attempt.Refused.class);
    }

    @Test
    void aFillBeforeWhichTheSameHappenedTwiceIsBesideTheNearer() {
        List<Fill> fills = new ArrayList<>();
        Fill some = TradedSession.of(2).fills().getFirst();
        for (long time : new long[] {100, 200, 300}) {
            fills.add(TradedSession.at(some, time));
        }
        var matching =
                new Matching(
                        List.of(new Part(TradedSession.at(some, 250), 0)),
                        fills.stream().map(fill -> new Part(fill, 0)).toList());

        assertThat(matching.pairs()).hasSize(1);
        assertThat(matching.pairs().getFirst().backtest().timeMillis()).isEqualTo(200);
        assertThat(matching.onlyBacktest())
                .extracting(Part::timeMillis)
                .containsExactly(100L, 300L);
    }
}

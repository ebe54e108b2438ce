package io.trellis.backtesting.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.trades.StoredTrades;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.history.TradeHistory;
import io.trellis.core.history.TradeHistory.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

class TradeFetchTest {

    private static final Instant START = TradeFolder.instant(SyntheticHistory.START);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir private Path folder;

    private final FakeWaiting waiting = new FakeWaiting();
    private final StopSignal stop = new StopSignal();
    private final List<FetchProgress> progress = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenAnyCursor_thenEveryTradeIsThereOnce(boolean inclusive) {
        var trades = SyntheticHistory.random(new Random(1), 500, 6);

        FetchEnd end = fetch(new SyntheticHistory(trades, 10, inclusive));

        assertThat(StoredTrades.of(folder)).isEqualTo(StoredTrades.plain(trades));
        assertThat(end.rows()).isEqualTo(500);
        assertThat(end.holes().count()).isZero();
        assertThat(end.reason()).isEqualTo(FetchEnd.Reason.CAUGHT_UP);
    }

    @Test
    void givenAHoleInTheIds_thenItIsToldAndTheFetchGoesOn() {
        var trades = new ArrayList<>(SyntheticHistory.random(new Random(2), 100, 1));
        trades.removeIf(trade -> trade.id() >= 40 && trade.id() <= 44);

        FetchEnd end = fetch(new SyntheticHistory(trades, 13, false));

        assertThat(StoredTrades.of(folder)).isEqualTo(StoredTrades.plain(trades));
        assertThat(end.holes().missing()).isEqualTo(5);
        assertThat(TradeFolder.open(folder).manifest().gaps().missing()).isEqualTo(5);
    }

    /** More trades of one instant than a page holds: an exclusive cursor cannot reach them. */
    @Test
    void givenAnInstantOfMoreTradesThanAPage_thenTheRestIsAHoleAndNotALoop() {
        var trades = SyntheticHistory.random(new Random(3), 60, 30);

        FetchEnd end = fetch(new SyntheticHistory(trades, 5, false));

        assertThat(end.holes().count()).isPositive();
        assertThat(end.requests()).isLessThan(60);
    }

    @Test
    void givenAnEnd_thenTradesBeforeItAreThereAndALaterFetchGoesOn() {
        var trades = SyntheticHistory.random(new Random(4), 200, 4);
        Instant to = TradeFolder.instant(trades.get(120).timeNanos());
        var history = new SyntheticHistory(trades, 10, false);

        FetchEnd end = fetch(history, settings(Optional.of(to), 3));

        assertThat(end.reason()).isEqualTo(FetchEnd.Reason.REACHED_END);
        assertThat(StoredTrades.of(folder))
                .isEqualTo(
                        StoredTrades.plain(
                                trades.stream()
                                        .filter(each -> instant(each).isBefore(to))
                                        .toList()));
        assertThat(TradeFolder.open(folder).manifest().completeTo()).contains(to);

        fetch(history);

        assertThat(StoredTrades.of(folder)).isEqualTo(StoredTrades.plain(trades));
    }

    @Test
    void givenAStart_thenNothingEarlierIsThere() {
        var trades = SyntheticHistory.random(new Random(5), 100, 3);
        Instant from = instant(trades.get(50));

        fetch(
                new SyntheticHistory(trades, 10, false),
                new FetchSettings("test", from, Optional.empty(), 3, SECOND, SECOND));

        assertThat(StoredTrades.of(folder))
                .isEqualTo(
                        StoredTrades.plain(
                                trades.stream()
                                        .filter(each -> !instant(each).isBefore(from))
                                        .toList()));
    }

    @Test
    void givenNothingNew_thenNothingChanges() {
        var history = new SyntheticHistory(SyntheticHistory.random(new Random(6), 50, 3), 10, true);
        fetch(history);
        SeriesManifest before = TradeFolder.open(folder).manifest();

        assertThat(fetch(history).rows()).isZero();
        assertThat(TradeFolder.open(folder).manifest()).isEqualTo(before);
    }

    @Test
    void givenAnswersAtOnce_thenASecondLiesBetweenTheRequests() {
        fetch(new SyntheticHistory(SyntheticHistory.random(new Random(7), 50, 1), 10, false));

        assertThat(waiting.waits()).isNotEmpty().allMatch(SECOND::equals);
    }

    @Test
    void givenTooManyRequests_thenTheWaitDoublesFromFiveSecondsAndHeedsTheVenue() {
        var answers =
                new Scripted(
                        new Answer.Busy("Busy.", Optional.empty()),
                        new Answer.Busy("Busy.", Optional.empty()),
                        new Answer.Busy(
                                "Busy.", Optional.of(Instant.EPOCH.plus(Duration.ofMinutes(2)))),
                        new Answer.Page(List.of(), "9", false));

        fetch(answers, settings(Optional.empty(), 1));

        assertThat(waiting.waits())
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(2).minusSeconds(15));
    }

    @Test
    void givenFailures_thenTheWaitIsSomethingUpToADoublingBound() {
        var answers = new Scripted(new Answer.Page(List.of(), "5", true));
        for (int i = 0; i < 6; i++) {
            answers.add(new Answer.Failed("No answer."));
        }
        answers.add(new Answer.Page(List.of(), "9", false));

        fetch(answers, settings(Optional.empty(), 1));

        Duration bound = SECOND;
        Duration since = Duration.ZERO;
        for (Duration wait : waiting.waits()) {
            assertThat(wait).isBetween(Duration.ZERO, bound);
            since = since.plus(wait);
            // What lacks to the pace is waited too, and is no wait of its own.
            bound = bound.multipliedBy(2);
        }
        assertThat(since).isPositive();
    }

    @Test
    void givenNoAnswerForTooLong_thenItFailsInTheVenuesWordsAndKeepsWhatItHas() {
        var trades = SyntheticHistory.random(new Random(8), 25, 1);
        var history = new SyntheticHistory(trades, 10, false);
        var answers = new Scripted(history.after(history.from(0)));
        for (int i = 0; i < 100; i++) {
            answers.add(new Answer.Failed("Kraken Trades: busy."));
        }

        assertThatThrownBy(() -> fetch(answers, settings(Optional.empty(), 100)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageMatching(
                        "Kraken Trades: busy\\. That was attempt [0-9]+; run the same command"
                                + " again to go on\\.");
        assertThat(StoredTrades.of(folder)).hasSize(10);
    }

    @Test
    void givenAVenueThatNeverAnswers_thenItFailsWithinSeconds() {
        var answers = new Scripted();
        for (int i = 0; i < 100; i++) {
            answers.add(new Answer.Failed("Nobody is there."));
        }

        assertThatThrownBy(() -> fetch(answers, settings(Optional.empty(), 1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Nobody is there.");
        assertThat(waiting.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(FetchSettings.FIRST_PATIENCE);
    }

    @Test
    void givenARefusal_thenNothingIsAskedAgain() {
        var answers = new Scripted(new Answer.Refused("No such pair."));

        assertThatThrownBy(() -> fetch(answers, settings(Optional.empty(), 1)))
                .hasMessage("No such pair.");
        assertThat(waiting.waits()).isEmpty();
    }

    @Test
    void givenAStop_thenThePartInHandIsKept() {
        var trades = SyntheticHistory.random(new Random(9), 100, 2);
        var history = new SyntheticHistory(trades, 10, false);

        FetchEnd end =
                fetch(
                        history,
                        settings(Optional.empty(), 100),
                        told -> {
                            if (told.rows() >= 30) {
                                stop.set();
                            }
                        });

        assertThat(end.reason()).isEqualTo(FetchEnd.Reason.STOPPED);
        assertThat(StoredTrades.of(folder)).isEqualTo(StoredTrades.plain(trades.subList(0, 30)));
    }

    @Test
    void givenPages_thenTheListenerHearsHowFarItIs() {
        var trades = SyntheticHistory.random(new Random(10), 30, 1);

        fetch(
                new SyntheticHistory(trades, 10, false),
                settings(Optional.empty(), 2),
                progress::add);

        assertThat(progress).extracting(FetchProgress::rows).startsWith(10L, 20L, 30L);
        assertThat(progress.getLast().reached()).isEqualTo(instant(trades.getLast()));
    }

    @Test
    void givenTradesOfAnotherMarket_thenTheFolderIsRefused() {
        fetch(new SyntheticHistory(SyntheticHistory.random(new Random(11), 5, 1), 10, false));

        assertThatThrownBy(() -> TradeWriter.open(folder, "kraken", "ETH/USD", "test"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds trades of BTC/USD at kraken, not of ETH/USD");
    }

    @Test
    void givenAFolderThatIsBeingWritten_thenNobodyElseWritesIt() {
        try (var _ = TradeWriter.open(folder, "kraken", "BTC/USD", "test")) {
            assertThatThrownBy(() -> TradeWriter.open(folder, "kraken", "BTC/USD", "test"))
                    .hasMessageContaining("is being written by another process");
        }
    }

    private static Instant instant(RecordedTrade trade) {
        return TradeFolder.instant(trade.timeNanos());
    }

    private static FetchSettings settings(Optional<Instant> to, int pagesPerPart) {
        return new FetchSettings("test", START, to, pagesPerPart, SECOND, Duration.ofMinutes(10));
    }

    private FetchEnd fetch(TradeHistory history) {
        return fetch(history, settings(Optional.empty(), 3));
    }

    private FetchEnd fetch(TradeHistory history, FetchSettings settings) {
        return fetch(history, settings, _ -> {});
    }

    private FetchEnd fetch(
            TradeHistory history, FetchSettings settings, Consumer<FetchProgress> listener) {
        try (var store = TradeWriter.open(folder, "kraken", "BTC/USD", "test")) {
            return new TradeFetch(history, store, settings, waiting, new Random(12), stop, listener)
                    .run();
        }
    }

    /** A venue that says what it was told to say. */
    private static final class Scripted implements TradeHistory {

        private final Deque<Answer> answers = new ArrayDeque<>();

        Scripted(Answer... answers) {
            this.answers.addAll(List.of(answers));
        }

        void add(Answer answer) {
            answers.add(answer);
        }

        @Override
        public String from(long nanos) {
            return Long.toString(nanos);
        }

        @Override
        public String overlapping(String cursor) {
            return cursor;
        }

        @Override
        public Answer after(String cursor) {
            return answers.remove();
        }
    }
}

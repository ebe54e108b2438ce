package io.trellis.backtesting.store.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.fetch.FakeWaiting;
import io.trellis.backtesting.fetch.FetchSettings;
import io.trellis.backtesting.fetch.StopSignal;
import io.trellis.backtesting.fetch.SyntheticHistory;
import io.trellis.backtesting.fetch.TradeFetch;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.history.TradeHistory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Killed at any point, a fetch goes on without a duplicate and without a hole. */
class KilledFetchTest {

    private static final int TRADES = 120;

    @TempDir private Path folder;

    /** The process ends here; nothing after it happens. */
    private static final class Killed extends Error {}

    /** Lets so many things happen, and then ends the process. */
    private static final class Life implements TradeWriter.Steps {

        private int left;

        Life(int steps) {
            left = steps;
        }

        @Override
        public void about(String step) {
            if (left-- == 0) {
                throw new Killed();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false, 1", "2, true, 1", "3, false, 5", "4, true, 5"})
    void killedAtEveryPointOnce(long seed, boolean inclusive, int mostAtOnce) throws IOException {
        var trades = SyntheticHistory.random(new Random(seed), TRADES, mostAtOnce);
        var history = new SyntheticHistory(trades, 10, inclusive);
        boolean killed = true;
        int lives = 0;
        for (int steps = 0; killed; steps++) {
            Path place = folder.resolve("killed-" + steps);
            killed = !fetch(place, history, new Life(steps));
            lives++;
            assertThat(fetch(place, history, new Life(Integer.MAX_VALUE))).isTrue();
            assertWhole(place, trades);
        }
        assertThat(lives).as("points at which it was killed, seed " + seed).isGreaterThan(20);
    }

    @Test
    void killedAgainAndAgain() throws IOException {
        var random = new Random(5);
        var trades = SyntheticHistory.random(random, 400, 4);
        var history = new SyntheticHistory(trades, 10, false);
        int lives = 1;
        while (!fetch(folder.resolve("trades"), history, new Life(random.nextInt(12)))) {
            lives++;
        }

        assertThat(lives).isGreaterThan(5);
        assertWhole(folder.resolve("trades"), trades);
    }

    /** What a kill inside the writing of a file leaves behind. */
    @Test
    void givenHalfAFileAndAPartWithoutAName_thenTheyAreRemoved() throws IOException {
        var trades = SyntheticHistory.random(new Random(6), TRADES, 2);
        var history = new SyntheticHistory(trades, 10, false);
        assertThat(fetch(folder, history, new Life(15))).isFalse();
        Files.writeString(folder.resolve(".000003_x.parquet.1234.tmp"), "half");
        Files.writeString(folder.resolve("000009_x.parquet"), "nobody knows me");
        Files.writeString(folder.resolve(".trades.manifest.json.1234.tmp"), "{");
        Files.writeString(folder.resolve("mine.txt"), "not of the store");

        assertThat(fetch(folder, history, new Life(Integer.MAX_VALUE))).isTrue();

        assertThat(folder.resolve("mine.txt")).exists();
        Files.delete(folder.resolve("mine.txt"));
        assertWhole(folder, trades);
    }

    private static boolean fetch(Path place, TradeHistory history, Life life) {
        try (var store = TradeWriter.open(place, "kraken", "BTC/USD", "test", life)) {
            var settings =
                    new FetchSettings(
                            "test",
                            TradeFolder.instant(SyntheticHistory.START),
                            Optional.empty(),
                            2,
                            Duration.ofSeconds(1),
                            Duration.ofMinutes(1));
            new TradeFetch(
                            mortal(history, life),
                            store,
                            settings,
                            new FakeWaiting(),
                            new Random(1),
                            new StopSignal(),
                            _ -> {})
                    .run();
            return true;
        } catch (Killed _) {
            return false;
        }
    }

    /** The same, before and after each request of which the process may end. */
    private static TradeHistory mortal(TradeHistory history, Life life) {
        return new TradeHistory() {
            @Override
            public String from(long nanos) {
                return history.from(nanos);
            }

            @Override
            public String overlapping(String cursor) {
                return history.overlapping(cursor);
            }

            @Override
            public Answer after(String cursor) {
                life.about("ask");
                Answer answer = history.after(cursor);
                life.about("have the answer");
                return answer;
            }
        };
    }

    private static void assertWhole(Path place, List<RecordedTrade> trades) throws IOException {
        assertThat(StoredTrades.of(place)).isEqualTo(StoredTrades.plain(trades));
        List<String> named =
                TradeFolder.open(place).manifest().files().stream().map(f -> f.name()).toList();
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name ->
                            named.contains(name)
                                    || name.equals(".lock")
                                    || name.equals("trades.manifest.json"));
        }
    }
}

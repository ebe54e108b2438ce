package io.trellis.trading.parity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/**
 * INV-24: without faults and latency the same strategy on the same trades makes the same fills,
 * whichever way it is run: the same sides, cells, prices, lots, values and fees in the same order,
 * and the same split of the profit.
 */
class ParityTest {

    private static final int CASES = 150;
    private static final long FIRST_SEED = 7_000;

    @Test
    void inv24_givenAnyGridOnAnyTrades_thenPaperFillsAsTheBacktest() {
        int filled = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            ParityCase some = ParityCase.of(seed);
            Optional<Traded> backtest = BacktestRun.of(some);
            LiveRun paper = PaperRun.of(some);
            if (backtest.isEmpty()) {
                assertThat(paper.traded().fills()).as("seed %d: %s", seed, some).isEmpty();
                continue;
            }
            assertThat(paper.traded().firstDifference(backtest.get()))
                    .as("seed %d: %s, alarms %s", seed, some, paper.alarms())
                    .isEmpty();
            filled += backtest.get().fills().size();
        }
        assertThat(filled).isGreaterThan(10 * CASES);
    }
}

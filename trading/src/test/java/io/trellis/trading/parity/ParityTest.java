package io.trellis.trading.parity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/**
 * INV-24: without faults and latency the same strategy on the same trades makes the same fills,
 * whichever way it is run: the same sides, cells, prices, lots, values and fees in the same order,
 * and the same split of the profit.
 */
class ParityTest {

    private static final int CASES = 150;
    private static final int KRAKEN_CASES = 12;
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

    /** What an order that takes trades for is the market's there, so amounts are not compared. */
    @Test
    void inv24_givenAnyGridAtTheLocalKraken_thenItFillsAsTheBacktestOfTheSameTrades() {
        int filled = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + KRAKEN_CASES; seed++) {
            KrakenRun live = KrakenRun.of(seed);
            Optional<Traded> backtest = BacktestRun.of(live.seen());
            List<Traded.Part> expected =
                    backtest.map(traded -> traded.withoutMoney().fills()).orElse(List.of());
            assertThat(live.run().traded().withoutMoney().fills())
                    .as("seed %d: %s, alarms %s", seed, live.seen(), live.run().alarms())
                    .isEqualTo(expected);
            filled += expected.size();
        }
        assertThat(filled).isGreaterThan(5 * KRAKEN_CASES);
    }
}

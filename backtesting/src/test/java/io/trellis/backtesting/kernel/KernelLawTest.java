package io.trellis.backtesting.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridLawCase;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/**
 * The parity law: kernel and reference engine agree fill for fill and to the last unit of the
 * account on random plans and paths.
 *
 * <p>{@code -Dtrellis.kernel.cases=N} sets the number of cases of each kind, {@code
 * -Dtrellis.kernel.seed=S} the seed of the first; case k has the seed S + k.
 */
class KernelLawTest {

    private static final long SEED = Long.getLong("trellis.kernel.seed", 20_261_121);
    private static final int CASES = Integer.getInteger("trellis.kernel.cases", 5_000);

    @Test
    @DisplayName("stepping through every bar equals the reference engine")
    void givenRandomCases_thenTheDenseFormIsTheReference() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            check(GridLawCase.of(seed), false);
        }
    }

    @Test
    @DisplayName("taking quiet legs whole equals the reference engine, few bars to a cell")
    void givenRandomCases_thenTheCompressedFormIsTheReference() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            check(GridLawCase.of(seed), true);
        }
    }

    @Test
    @DisplayName("taking quiet legs whole equals the reference engine, many bars to a cell")
    void givenLongRandomCases_thenTheCompressedFormIsTheReference() {
        for (long seed = SEED; seed < SEED + CASES / 2; seed++) {
            check(GridLawCase.longer(seed), true);
        }
    }

    @Test
    @DisplayName("totals alone equal the reference engine's")
    void givenRandomCases_thenTotalsAreThoseOfTheReference() {
        int compared = 0;
        for (long seed = SEED; seed < SEED + CASES / 2; seed++) {
            GridLawCase random = GridLawCase.longer(seed);
            GridPlan plan = KernelRun.withoutEquityRules(random.plan());
            GridKernel kernel = new GridKernel(random.bars());
            String reference = KernelRun.referenceTotals(plan, random.bars());
            assertEquals(reference, KernelRun.totals(kernel, plan), random::toString);
            compared += reference.equals("refused") ? 0 : 1;
        }
        assertTrue(compared > CASES / 5, "few cases could start: " + compared);
    }

    @Test
    @DisplayName("data may end anywhere: the stretch after the last turning point is no leg")
    void givenDataThatEndAnywhere_thenTotalsAreThoseOfTheReference() {
        for (long seed = SEED; seed < SEED + CASES / 2; seed++) {
            GridLawCase random = GridLawCase.longer(seed);
            int cut = 1 + Math.floorMod(seed * 7_919, random.bars().count());
            Bars bars = new Bars(cut);
            for (int i = 0; i < cut; i++) {
                Bars all = random.bars();
                bars.append(all.timeMillis(i), all.open(i), all.high(i), all.low(i), all.close(i));
            }
            GridPlan plan = KernelRun.withoutEquityRules(random.plan());
            assertEquals(
                    KernelRun.referenceTotals(plan, bars),
                    KernelRun.totals(new GridKernel(bars), plan),
                    () -> "first " + cut + " bars of " + random);
        }
    }

    @Test
    @DisplayName("prints are bars of one price")
    void givenPrints_thenTheyAreBarsOfOnePrice() {
        for (long seed = SEED; seed < SEED + CASES / 10; seed++) {
            GridLawCase random = GridLawCase.longer(seed);
            int count = random.bars().count();
            long[] times = new long[count];
            int[] prices = new int[count];
            Bars onePrice = new Bars(count);
            for (int i = 0; i < count; i++) {
                times[i] = random.bars().timeMillis(i);
                prices[i] = (int) random.bars().close(i);
                onePrice.append(times[i], prices[i], prices[i], prices[i], prices[i]);
            }
            KernelRun reference = KernelRun.reference(random.plan(), onePrice);
            GridKernel kernel = GridKernel.ofPrints(times, prices);
            Optional<String> difference =
                    KernelRun.kernel(kernel, random.plan(), onePrice, true).differenceTo(reference);
            assertEquals(Optional.empty(), difference, random::toString);
        }
    }

    private static void check(GridLawCase random, boolean compressed) {
        GridKernel kernel = new GridKernel(random.bars());
        KernelRun reference = KernelRun.reference(random.plan(), random.bars());
        KernelRun mine = KernelRun.kernel(kernel, random.plan(), random.bars(), compressed);
        Optional<String> difference = mine.differenceTo(reference);
        if (difference.isPresent()) {
            fail(difference.get() + "\n" + random);
        }
    }
}

package io.trellis.optimization.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.market.Instrument;
import io.trellis.optimization.Planted;
import io.trellis.optimization.validation.FairWorlds.Swing;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class FairWorldsTest {

    private static final BarColumns SOURCE = Planted.columns(2_000);

    private static final Instrument FINE =
            new Instrument(
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.001"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    private static FairWorlds worlds() {
        return new FairWorlds(SOURCE, TickBars.of(SOURCE, FINE), FINE, 24);
    }

    private static double logReturn(BarColumns bars, int bar) {
        return Math.log(bars.close()[bar] / bars.close()[bar - 1]);
    }

    /** A mean of 100,000 closes is right to about three of its standard errors. */
    @Test
    void givenAFairWorld_thenTheNextCloseIsTheLastOneOnAverage() {
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        int count = 0;
        for (long seed = 1; seed <= 50; seed++) {
            BarColumns world = worlds().world(seed, Swing.NONE, "test");
            for (int bar = 2; bar < world.rows(); bar++) {
                double gain = world.close()[bar] / world.close()[bar - 1] - 1;
                sum += gain;
                squares += gain * gain;
                neighbours += logReturn(world, bar) * logReturn(world, bar - 1);
                count++;
            }
        }
        double error = Math.sqrt(squares / count / count);
        assertEquals(0, sum / count, 3 * error);
        assertEquals(0, neighbours / squares, 3 / Math.sqrt(count));
    }

    @Test
    void givenTheBarsOfTheSource_thenTheyAreAsWildAsBefore() {
        BarColumns world = worlds().world(1, Swing.NONE, "test");

        assertEquals(deviation(SOURCE), deviation(world), 0.1 * deviation(SOURCE));
        assertArrayEquals(SOURCE.timeMillis(), world.timeMillis());
        assertTrue(world.synthetic());
    }

    private static double deviation(BarColumns bars) {
        double squares = 0;
        for (int bar = 1; bar < bars.rows(); bar++) {
            squares += logReturn(bars, bar) * logReturn(bars, bar);
        }
        return Math.sqrt(squares / (bars.rows() - 1));
    }

    @Test
    void givenASwing_thenThePriceIsThatFarFromTheFairOneAndComesBack() {
        double squares = 0;
        double together = 0;
        int count = 0;
        int halfLife = 10;
        for (long seed = 1; seed <= 20; seed++) {
            double[] fair = worlds().world(seed, Swing.NONE, "test").close();
            double[] swung = worlds().world(seed, new Swing(0.02, halfLife), "test").close();
            for (int bar = 100 + halfLife; bar < fair.length; bar++) {
                double now = Math.log(swung[bar] / fair[bar]);
                double before = Math.log(swung[bar - halfLife] / fair[bar - halfLife]);
                squares += now * now;
                together += now * before;
                count++;
            }
        }
        assertEquals(0.02, Math.sqrt(squares / count), 0.001);
        assertEquals(0.5, together / squares, 0.05);
    }

    @Test
    void givenASeed_thenTheWorldIsTheSameAndOthersAreNot() {
        String first = worlds().world(1, Swing.NONE, "test").contentSha256();

        assertEquals(first, worlds().world(1, Swing.NONE, "test").contentSha256());
        assertTrue(!first.equals(worlds().world(2, Swing.NONE, "test").contentSha256()));
    }

    @Test
    void givenASwingThatIsNone_thenItIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Swing(-0.01, 1));
        assertThrows(IllegalArgumentException.class, () -> new Swing(0.01, 0));
    }
}

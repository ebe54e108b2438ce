package io.trellis.core.regime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

class RegimeLabellerTest {

    private static final long SEED = 20_261_121;
    private static final int BARS = 3_000;

    @Test
    void givenRandomBars_thenLabelsAreThoseOfTheTextReckonedAnewAtEachBar() {
        Set<MarketState> seen = EnumSet.noneOf(MarketState.class);
        for (long seed = SEED; seed < SEED + 4; seed++) {
            double[][] bars = bars(seed);
            List<Optional<MarketState>> expected = new PlainLabels(bars).states();
            var labeller = new RegimeLabeller();
            for (int i = 0; i < BARS; i++) {
                Optional<MarketState> state = labeller.next(bars[0][i], bars[1][i], bars[2][i]);
                assertThat(state).as("seed %d, bar %d", seed, i).isEqualTo(expected.get(i));
                state.ifPresent(seen::add);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(MarketState.values());
    }

    @Test
    void givenFewBars_thenThereIsNoStateUntilTwoBarsWithBothPercentilesAgree() {
        double[][] bars = bars(SEED);
        var labeller = new RegimeLabeller();
        int first = 0;
        while (labeller.next(bars[0][first], bars[1][first], bars[2][first]).isEmpty()) {
            first++;
        }

        assertThat(first).isBetween(519, 521);
    }

    /** High, low, close: stretches of calm, of storm and of trends. */
    private static double[][] bars(long seed) {
        var random = new SplittableRandom(seed);
        double[][] bars = new double[3][BARS];
        double price = 1_000;
        double drift = 0;
        double size = 1;
        for (int i = 0; i < BARS; i++) {
            if (i % 60 == 0) {
                drift = random.nextInt(3) == 0 ? random.nextGaussian() : 0;
                size = random.nextDouble(0.2, 4);
            }
            double close = price + drift + size * random.nextGaussian();
            bars[0][i] = Math.max(price, close) + size * random.nextDouble();
            bars[1][i] = Math.min(price, close) - size * random.nextDouble();
            bars[2][i] = close;
            price = close;
        }
        return bars;
    }

    /** A second reading, in loops over the whole past. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record PlainLabels(double[] highs, double[] lows, double[] closes) {

        private static final int WILDER = 14;

        PlainLabels(double[][] bars) {
            this(bars[0], bars[1], bars[2]);
        }

        List<Optional<MarketState>> states() {
            double[] bandwidths = new double[BARS];
            double[] shares = new double[BARS];
            double[] ranges = wilder(1, trueRanges());
            double[] plus = wilder(1, moves(1));
            double[] minus = wilder(1, moves(-1));
            double[] directed = new double[BARS];
            for (int i = 0; i < BARS; i++) {
                bandwidths[i] = i < 19 ? Double.NaN : bandwidth(i);
                shares[i] = ranges[i] / closes[i];
                directed[i] = 100 * Math.abs(plus[i] - minus[i]) / (plus[i] + minus[i]);
            }
            double[] adx = wilder(WILDER, directed);
            List<Optional<MarketState>> states = new ArrayList<>();
            Optional<MarketState> state = Optional.empty();
            Optional<MarketState> before = Optional.empty();
            for (int i = 0; i < BARS; i++) {
                Optional<MarketState> label = Optional.empty();
                if (i >= 518) {
                    boolean up = plus[i] > minus[i];
                    label = Optional.of(label(rank(bandwidths, i), adx[i], up, rank(shares, i)));
                }
                state = label.isPresent() && label.equals(before) ? label : state;
                before = label;
                states.add(state);
            }
            return states;
        }

        private static MarketState label(double bandwidth, double adx, boolean up, double range) {
            if (bandwidth <= 0.2) {
                return MarketState.COMPRESSION;
            }
            if (adx >= 25) {
                return up ? MarketState.TREND_UP : MarketState.TREND_DOWN;
            }
            return range >= 0.8 ? MarketState.EXPANSION : MarketState.RANGE;
        }

        private static double rank(double[] values, int at) {
            double[] window = Arrays.copyOfRange(values, at - 499, at + 1);
            return Arrays.stream(window).filter(x -> x <= values[at]).count() / 500.0;
        }

        private double bandwidth(int at) {
            double[] window = Arrays.copyOfRange(closes, at - 19, at + 1);
            double mean = Arrays.stream(window).average().orElseThrow();
            double squares = Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum();
            return 4 * Math.sqrt(squares / 20) / mean;
        }

        private double[] trueRanges() {
            double[] ranges = new double[BARS];
            for (int i = 1; i < BARS; i++) {
                double span = highs[i] - lows[i];
                double above = Math.abs(highs[i] - closes[i - 1]);
                double below = Math.abs(lows[i] - closes[i - 1]);
                ranges[i] = Math.max(span, Math.max(above, below));
            }
            return ranges;
        }

        private double[] moves(int side) {
            double[] moves = new double[BARS];
            for (int i = 1; i < BARS; i++) {
                double up = highs[i] - highs[i - 1];
                double down = lows[i - 1] - lows[i];
                double ours = side > 0 ? up : down;
                double theirs = side > 0 ? down : up;
                moves[i] = ours > theirs && ours > 0 ? ours : 0;
            }
            return moves;
        }

        private static double[] wilder(int from, double[] values) {
            double[] smooth = new double[BARS];
            Arrays.fill(smooth, Double.NaN);
            int first = from + WILDER - 1;
            smooth[first] = Arrays.stream(values, from, from + WILDER).average().orElseThrow();
            for (int i = first + 1; i < BARS; i++) {
                smooth[i] = (smooth[i - 1] * (WILDER - 1) + values[i]) / WILDER;
            }
            return smooth;
        }
    }
}

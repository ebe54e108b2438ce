package io.trellis.core.regime;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A second reading of the market states, in loops over the whole past, prices in ticks. */
public final class PlainLabels {

    private static final int WILDER = 14;

    private final int bars;
    private final double[] highs;
    private final double[] lows;
    private final double[] closes;

    public PlainLabels(long[] highs, long[] lows, long[] closes) {
        this.bars = closes.length;
        this.highs = Arrays.stream(highs).asDoubleStream().toArray();
        this.lows = Arrays.stream(lows).asDoubleStream().toArray();
        this.closes = Arrays.stream(closes).asDoubleStream().toArray();
    }

    /** The state known at the close of each bar. */
    public List<Optional<MarketState>> states() {
        double[] ranges = wilder(1, trueRanges());
        double[] plus = wilder(1, moves(1));
        double[] minus = wilder(1, moves(-1));
        double[] bandwidths = new double[bars];
        double[] shares = new double[bars];
        double[] directed = new double[bars];
        for (int i = 0; i < bars; i++) {
            bandwidths[i] = i < 19 ? Double.NaN : bandwidth(i);
            shares[i] = ranges[i] / closes[i];
            double both = plus[i] + minus[i];
            directed[i] = both == 0 ? 0 : 100 * Math.abs(plus[i] - minus[i]) / both;
        }
        double[] adx = wilder(WILDER, directed);
        List<Optional<MarketState>> states = new ArrayList<>();
        Optional<MarketState> state = Optional.empty();
        Optional<MarketState> before = Optional.empty();
        for (int i = 0; i < bars; i++) {
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
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int i = at - 19; i <= at; i++) {
            BigInteger close = BigInteger.valueOf((long) closes[i]);
            sum = sum.add(close);
            squares = squares.add(close.multiply(close));
        }
        BigInteger twenty = BigInteger.valueOf(20);
        double variance = twenty.multiply(squares).subtract(sum.multiply(sum)).doubleValue();
        return 4 * Math.sqrt(variance) / sum.doubleValue();
    }

    private double[] trueRanges() {
        double[] ranges = new double[bars];
        for (int i = 1; i < bars; i++) {
            double span = highs[i] - lows[i];
            double above = Math.abs(highs[i] - closes[i - 1]);
            double below = Math.abs(lows[i] - closes[i - 1]);
            ranges[i] = Math.max(span, Math.max(above, below));
        }
        return ranges;
    }

    private double[] moves(int side) {
        double[] moves = new double[bars];
        for (int i = 1; i < bars; i++) {
            double up = highs[i] - highs[i - 1];
            double down = lows[i - 1] - lows[i];
            double ours = side > 0 ? up : down;
            double theirs = side > 0 ? down : up;
            moves[i] = ours > theirs && ours > 0 ? ours : 0;
        }
        return moves;
    }

    private double[] wilder(int from, double[] values) {
        double[] smooth = new double[bars];
        Arrays.fill(smooth, Double.NaN);
        int first = from + WILDER - 1;
        if (first >= bars) {
            return smooth;
        }
        smooth[first] = Arrays.stream(values, from, from + WILDER).average().orElseThrow();
        for (int i = first + 1; i < bars; i++) {
            smooth[i] = (smooth[i - 1] * (WILDER - 1) + values[i]) / WILDER;
        }
        return smooth;
    }
}

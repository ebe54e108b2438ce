package io.trellis.optimization.sweep;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What is kept of runs that follow each other: a column of numbers for each figure. Threads may
 * fill different rows at the same time.
 */
public final class RunChunk {

    static final List<Figure> FIGURES = Figure.ofRuns();

    private static final byte HALTED = 1;
    private static final byte COVERS_FEES = 2;

    private final int first;
    private final double[][] figures;
    private final double[] hold;
    private final byte[] flags;
    private final Map<Integer, String> refusals = new ConcurrentSkipListMap<>();

    /**
     * Empty rows.
     *
     * @param first number of the first run, counted from 0
     */
    RunChunk(int first, int rows) {
        this.first = first;
        this.figures = new double[FIGURES.size()][rows];
        this.hold = new double[rows];
        this.flags = new byte[rows];
        for (double[] column : figures) {
            Arrays.fill(column, Double.NaN);
        }
        Arrays.fill(hold, Double.NaN);
    }

    /**
     * Keeps a run.
     *
     * @param holdEquity what holding the coin would have come to, in units of 10⁻⁸ quote
     */
    void set(int row, Attempt<Outcome> outcome, long holdEquity) {
        switch (outcome) {
            case Attempt.Refused<Outcome>(var reason) -> refusals.put(row, reason);
            case Attempt.Done<Outcome>(var done) -> {
                for (int i = 0; i < figures.length; i++) {
                    figures[i][row] = FIGURES.get(i).of(done).orElse(Double.NaN);
                }
                hold[row] = Money.decimal(holdEquity).doubleValue();
                flags[row] =
                        (byte)
                                ((done.summary().halted() ? HALTED : 0)
                                        | (done.fees().isCovered() ? COVERS_FEES : 0));
            }
        }
    }

    /** Number of the first run, counted from 0. */
    public int first() {
        return first;
    }

    public int rows() {
        return flags.length;
    }

    /** A figure of a row, empty when it is undefined or the run was refused. */
    public OptionalDouble figure(Figure figure, int row) {
        int column = FIGURES.indexOf(figure);
        return column < 0 ? OptionalDouble.empty() : defined(figures[column][row]);
    }

    /** What holding the coin would have come to, in quote; empty when the run was refused. */
    public OptionalDouble holdEquity(int row) {
        return defined(hold[row]);
    }

    private static OptionalDouble defined(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public boolean isHalted(int row) {
        return (flags[row] & HALTED) != 0;
    }

    public boolean coversFees(int row) {
        return (flags[row] & COVERS_FEES) != 0;
    }

    /** Why runs were refused, by row, rising. */
    public Map<Integer, String> refusals() {
        return refusals;
    }

    /** All numbers: the figures, then {@code holdEquity}; NaN where undefined. */
    double[] column(int index) {
        return index < figures.length ? figures[index] : hold;
    }

    static int columns() {
        return FIGURES.size() + 1;
    }

    byte[] flags() {
        return flags;
    }
}

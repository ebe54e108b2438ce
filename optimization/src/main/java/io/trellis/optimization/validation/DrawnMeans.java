package io.trellis.optimization.validation;

import java.util.Arrays;

/** The means of every column of a matrix over the rows of a drawn path. */
final class DrawnMeans {

    private final double[][] rows;
    private final double[] original;
    private final int[] counts;
    private final double[] means;

    DrawnMeans(ReturnMatrix matrix) {
        rows = new double[matrix.rows()][matrix.columns()];
        for (int column = 0; column < matrix.columns(); column++) {
            for (int row = 0; row < rows.length; row++) {
                rows[row][column] = matrix.column(column)[row];
            }
        }
        counts = new int[rows.length];
        means = new double[matrix.columns()];
        int[] everyRow = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            everyRow[row] = row;
        }
        original = of(everyRow).clone();
    }

    /** Of every row once. */
    double[] original() {
        return original;
    }

    double largestMean() {
        double largest = original[0];
        for (double mean : original) {
            largest = Math.max(largest, mean);
        }
        return largest;
    }

    /** Of a path; the array is used again for the next. */
    double[] of(int[] path) {
        Arrays.fill(counts, 0);
        Arrays.fill(means, 0);
        for (int row : path) {
            counts[row]++;
        }
        for (int row = 0; row < rows.length; row++) {
            add(rows[row], counts[row]);
        }
        for (int column = 0; column < means.length; column++) {
            means[column] /= path.length;
        }
        return means;
    }

    private void add(double[] row, int times) {
        if (times == 0) {
            return;
        }
        for (int column = 0; column < means.length; column++) {
            means[column] += times * row[column];
        }
    }
}

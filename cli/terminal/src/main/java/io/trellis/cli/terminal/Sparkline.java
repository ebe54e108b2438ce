package io.trellis.cli.terminal;

import java.util.Arrays;

/** A curve in one line of text, drawn with eight heights of blocks. */
public final class Sparkline {

    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final int FEWEST_BLOCKS = 8;

    private Sparkline() {}

    /**
     * How many blocks fit into a line of the terminal.
     *
     * @param most as many as are wanted
     * @param beside characters that stand beside them
     * @return 8 or more, whether they fit or not
     */
    public static int blocks(int most, int beside) {
        int room = Terminal.current().columns().orElse(Integer.MAX_VALUE) - beside;
        return Math.max(FEWEST_BLOCKS, Math.min(most, room));
    }

    /**
     * A curve over time: each block shows the last value of its share of them.
     *
     * @param values finite; fewer than the width get a block each
     * @param width blocks, 1 or more
     * @return empty for no values; of one height if all are the same
     */
    public static String ofLast(double[] values, int width) {
        return draw(values, width, (from, to) -> values[to - 1]);
    }

    /** A curve over time: each block shows the largest value of its share of them. */
    public static String ofLargest(double[] values, int width) {
        return draw(
                values,
                width,
                (from, to) -> Arrays.stream(values, from, to).max().orElse(values[from]));
    }

    /**
     * How many values lie where: the blocks cut the stretch from the smallest to the largest value
     * into equal parts.
     *
     * @param values finite
     * @return empty for no values
     */
    public static String ofDistribution(double[] values, int width) {
        if (values.length == 0) {
            return "";
        }
        double smallest = Arrays.stream(values).min().orElseThrow();
        double largest = Arrays.stream(values).max().orElseThrow();
        double[] counts = new double[width];
        for (double value : values) {
            double place = largest > smallest ? (value - smallest) / (largest - smallest) : 0;
            counts[Math.min(width - 1, (int) (place * width))]++;
        }
        // From no height at all, so that the lowest block means none.
        double most = Arrays.stream(counts).max().orElse(1);
        var line = new StringBuilder();
        for (double count : counts) {
            line.append(count == 0 ? ' ' : HEIGHTS.charAt((int) Math.ceil(count / most * 8) - 1));
        }
        return line.toString();
    }

    private interface Share {
        double of(int from, int to);
    }

    private static String draw(double[] values, int width, Share share) {
        int blocks = Math.min(width, values.length);
        double[] heights = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            int from = (int) ((long) block * values.length / blocks);
            int to = (int) ((long) (block + 1) * values.length / blocks);
            heights[block] = share.of(from, to);
        }
        double smallest = Arrays.stream(heights).min().orElse(0);
        double largest = Arrays.stream(heights).max().orElse(0);
        var line = new StringBuilder();
        for (double height : heights) {
            double place = largest > smallest ? (height - smallest) / (largest - smallest) : 0;
            line.append(HEIGHTS.charAt((int) Math.round(place * (HEIGHTS.length() - 1))));
        }
        return line.toString();
    }
}

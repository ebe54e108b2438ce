package io.trellis.backtesting.kernel;

import io.trellis.core.market.PathRule;

import java.util.Arrays;

/**
 * The turning points of a price path that are followed by a counter-move of at least a ratio (the
 * directional-change extremes), with the closes between them.
 *
 * <p>A <i>position</i> is a place on the path: four times the bar, plus 0 for its open, 1 and 2 for
 * its extremes in the order of the path rule, 3 for its close. Point 0 is the first price; from
 * there on rising and falling legs alternate. The last leg ends at the last price.
 *
 * <p>Why a grid needs no more: a cell that has just bought sells only after a rise by its own ratio
 * of sell to buy price, one that has just sold buys only after a fall by it. Inside a leg every
 * counter-move is smaller than the ratio of the zigzag; if no cell is narrower than that ratio, a
 * counter-move fills nothing, and the leg does to the grid what its end does alone.
 */
final class Zigzag {

    /** Positions a bar. */
    static final int PHASES = 4;

    /** The phase of a close. */
    static final int CLOSE = 3;

    private final double ratio;
    private final boolean rising;
    private final int points;
    private final int[] price;
    private final int[] position;
    private final int[] highClose;
    private final int[] lowClose;

    private Zigzag(Builder built) {
        ratio = built.ratio;
        rising = built.firstLegRises;
        points = built.count;
        price = Arrays.copyOf(built.price, points);
        position = Arrays.copyOf(built.position, points);
        highClose = Arrays.copyOf(built.highClose, points);
        lowClose = Arrays.copyOf(built.lowClose, points);
    }

    /**
     * The zigzag of a series.
     *
     * @param ratio least ratio of a counter-move, above 1
     */
    static Zigzag of(Market market, PathRule rule, double ratio) {
        Builder builder = new Builder(ratio, 1_024 + market.count() / 8);
        builder.start(market.open(0));
        for (int bar = 0; bar < market.count(); bar++) {
            int high = market.high(bar);
            int low = market.low(bar);
            int close = market.close(bar);
            boolean lowFirst = rule.visitsLowFirst(market.open(bar), high, low);
            int at = bar * PHASES;
            builder.visit(market.open(bar), at);
            builder.visit(lowFirst ? low : high, at + 1);
            builder.visit(lowFirst ? high : low, at + 2);
            builder.close(close, close);
            builder.visit(close, at + CLOSE);
        }
        int last = market.count() - 1;
        return builder.end(market.close(last), last * PHASES + CLOSE);
    }

    /** The zigzag of a larger ratio: that of the points of this one. */
    Zigzag coarser(double ratio) {
        Builder builder = new Builder(ratio, 1_024 + points / 2);
        builder.start(price[0]);
        for (int i = 1; i < points; i++) {
            builder.close(lowClose[i], highClose[i]);
            builder.visit(price[i], position[i]);
        }
        return builder.end(price[points - 1], position[points - 1]);
    }

    /** Least ratio of a counter-move that ends a leg. */
    double ratio() {
        return ratio;
    }

    /** Number of points, the first and the last price included. */
    int points() {
        return points;
    }

    /**
     * Number of points that are turning points or the first price. The stretch from the last of
     * them to the last price is no leg: it may have gone further on the way than where it ends.
     */
    int turns() {
        return points - 1;
    }

    /** Whether the leg to a point rises. */
    boolean risesTo(int point) {
        return rising == ((point & 1) == 1);
    }

    int[] price() {
        return price;
    }

    int[] position() {
        return position;
    }

    /** Highest close after the point before a point and up to it; the least int where none is. */
    int[] highClose() {
        return highClose;
    }

    /** Lowest close after the point before a point and up to it; the greatest int where none. */
    int[] lowClose() {
        return lowClose;
    }

    /** The first point after a position; {@link #points} where none is. */
    int firstAfter(int from) {
        int at = Arrays.binarySearch(position, from + 1);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && position[at - 1] == from + 1) {
            at--;
        }
        return at;
    }

    /** An extreme that may become a point, and the closes before and after it. */
    private static final class Candidate {

        private int price;
        private int position;
        private int lowBefore;
        private int highBefore;
        private int lowAfter;
        private int highAfter;

        void set(int at, int where) {
            price = at;
            position = where;
            lowBefore = Math.min(lowBefore, lowAfter);
            highBefore = Math.max(highBefore, highAfter);
            lowAfter = Integer.MAX_VALUE;
            highAfter = Integer.MIN_VALUE;
        }

        void clear() {
            lowBefore = Integer.MAX_VALUE;
            highBefore = Integer.MIN_VALUE;
            lowAfter = Integer.MAX_VALUE;
            highAfter = Integer.MIN_VALUE;
        }

        void close(int lowest, int highest) {
            lowAfter = Math.min(lowAfter, lowest);
            highAfter = Math.max(highAfter, highest);
        }
    }

    private static final class Builder {

        private final double ratio;
        private final double inverse;
        private final Candidate top = new Candidate();
        private final Candidate bottom = new Candidate();

        /** 1 in a rising leg, -1 in a falling one, 0 before the first range of the ratio. */
        private int direction;

        private double turnsAt;
        private boolean firstLegRises;
        private int count;
        private int[] price;
        private int[] position;
        private int[] highClose;
        private int[] lowClose;

        Builder(double ratio, int capacity) {
            this.ratio = ratio;
            this.inverse = 1 / ratio;
            price = new int[capacity];
            position = new int[capacity];
            highClose = new int[capacity];
            lowClose = new int[capacity];
        }

        void start(int first) {
            top.clear();
            bottom.clear();
            top.set(first, 0);
            bottom.set(first, 0);
            add(first, 0, Integer.MAX_VALUE, Integer.MIN_VALUE);
        }

        void close(int lowest, int highest) {
            if (direction >= 0) {
                top.close(lowest, highest);
            }
            if (direction <= 0) {
                bottom.close(lowest, highest);
            }
        }

        void visit(int at, int where) {
            if (direction > 0) {
                if (at > top.price) {
                    top.set(at, where);
                    turnsAt = at * inverse;
                } else if (at <= turnsAt) {
                    turn(top, bottom, at, where);
                }
            } else if (direction < 0) {
                if (at < bottom.price) {
                    bottom.set(at, where);
                    turnsAt = at * ratio;
                } else if (at >= turnsAt) {
                    turn(bottom, top, at, where);
                }
            } else {
                first(at, where);
            }
        }

        /** Before any range of the ratio both record extremes are kept. */
        private void first(int at, int where) {
            if (at > top.price) {
                top.set(at, where);
            }
            if (at < bottom.price) {
                bottom.set(at, where);
            }
            if (top.price < bottom.price * ratio) {
                return;
            }
            boolean rises = top.position > bottom.position;
            Candidate from = rises ? bottom : top;
            Candidate to = rises ? top : bottom;
            firstLegRises = rises == (from.position == 0);
            if (from.position == 0) {
                direction = rises ? 1 : -1;
                turnsAt = rises ? to.price * inverse : to.price * ratio;
            } else {
                turn(from, to, at, where);
            }
        }

        /** The extreme of the leg that ends becomes a point; the price here leads the next leg. */
        private void turn(Candidate ended, Candidate next, int at, int where) {
            add(ended.price, ended.position, ended.lowBefore, ended.highBefore);
            next.clear();
            next.close(ended.lowAfter, ended.highAfter);
            next.set(at, where);
            boolean rises = next == top;
            direction = rises ? 1 : -1;
            turnsAt = rises ? at * inverse : at * ratio;
        }

        Zigzag end(int last, int where) {
            if (direction == 0) {
                firstLegRises = top.position < bottom.position;
                Candidate earlier = firstLegRises ? top : bottom;
                Candidate later = firstLegRises ? bottom : top;
                endUndecided(earlier, later, last, where);
                return new Zigzag(this);
            }
            Candidate leading = direction > 0 ? top : bottom;
            add(leading.price, leading.position, leading.lowBefore, leading.highBefore);
            add(last, where, leading.lowAfter, leading.highAfter);
            return new Zigzag(this);
        }

        /** All moves are smaller than the ratio: both extremes, then the last price. */
        private void endUndecided(Candidate earlier, Candidate later, int last, int where) {
            int lowest = Math.min(earlier.lowBefore, earlier.lowAfter);
            int highest = Math.max(earlier.highBefore, earlier.highAfter);
            add(earlier.price, earlier.position, lowest, highest);
            add(later.price, later.position, lowest, highest);
            add(last, where, lowest, highest);
        }

        private void add(int at, int where, int lowest, int highest) {
            if (count == price.length) {
                int larger = count + count / 2;
                price = Arrays.copyOf(price, larger);
                position = Arrays.copyOf(position, larger);
                highClose = Arrays.copyOf(highClose, larger);
                lowClose = Arrays.copyOf(lowClose, larger);
            }
            price[count] = at;
            position[count] = where;
            lowClose[count] = lowest;
            highClose[count] = highest;
            count++;
        }
    }
}

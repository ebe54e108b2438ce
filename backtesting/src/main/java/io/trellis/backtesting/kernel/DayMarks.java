package io.trellis.backtesting.kernel;

import io.trellis.core.market.PathRule;

/**
 * Where the UTC days end on the legs of a zigzag: each day's last close cuts the leg it lies in, so
 * that the equity at it can be told exactly without stepping through the leg.
 */
final class DayMarks {

    private final int[] point;
    private final int[] reached;
    private final int[] lowBefore;
    private final int[] highBefore;
    private final int[] lowAfter;
    private final int[] highAfter;

    DayMarks(Market market, PathRule rule, Zigzag legs) {
        int[] dayEnds = market.dayEnds();
        point = new int[dayEnds.length];
        reached = new int[dayEnds.length];
        lowBefore = new int[dayEnds.length];
        highBefore = new int[dayEnds.length];
        lowAfter = new int[dayEnds.length];
        highAfter = new int[dayEnds.length];
        int leg = 1;
        for (int day = 0; day < dayEnds.length; day++) {
            int mark = dayEnds[day] * Zigzag.PHASES + Zigzag.CLOSE;
            while (legs.position()[leg] < mark) {
                leg++;
            }
            point[day] = leg;
            int legStart = legs.position()[leg - 1];
            boolean cutBefore = day > 0 && point[day - 1] == leg;
            int from = cutBefore ? dayEnds[day - 1] * Zigzag.PHASES + Zigzag.CLOSE : legStart;
            reached[day] = furthest(market, rule, legs, leg, mark);
            Range before = new Range(market, from, mark);
            lowBefore[day] = before.low;
            highBefore[day] = before.high;
            Range after = new Range(market, mark, legs.position()[leg]);
            lowAfter[day] = after.low;
            highAfter[day] = after.high;
        }
    }

    /** The furthest that a leg has gone when it comes to a mark. */
    private static int furthest(Market market, PathRule rule, Zigzag legs, int leg, int mark) {
        boolean rises = legs.risesTo(leg);
        int furthest = legs.price()[leg - 1];
        for (int at = legs.position()[leg - 1] + 1; at <= mark; at++) {
            int price = market.priceAt(at, rule);
            furthest = rises ? Math.max(furthest, price) : Math.min(furthest, price);
        }
        return furthest;
    }

    /** Lowest and highest close after a position and up to another. */
    private static final class Range {

        private int low = Integer.MAX_VALUE;
        private int high = Integer.MIN_VALUE;

        Range(Market market, int after, int to) {
            int bar = (after + Zigzag.PHASES - Zigzag.CLOSE) / Zigzag.PHASES;
            for (; bar * Zigzag.PHASES + Zigzag.CLOSE <= to; bar++) {
                low = Math.min(low, market.close(bar));
                high = Math.max(high, market.close(bar));
            }
        }
    }

    /** The point that ends the leg in which a day ends. */
    int point(int day) {
        return point[day];
    }

    /** The furthest that the leg has gone by then. */
    int reached(int day) {
        return reached[day];
    }

    /** Closes from the leg's start, or the mark before, up to the day's end. */
    int lowBefore(int day) {
        return lowBefore[day];
    }

    int highBefore(int day) {
        return highBefore[day];
    }

    /** Closes from the day's end to the end of its leg. */
    int lowAfter(int day) {
        return lowAfter[day];
    }

    int highAfter(int day) {
        return highAfter[day];
    }
}

package io.trellis.benchmarks;

import io.trellis.clients.kraken.book.BookDecimals;

import org.HdrHistogram.Histogram;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints how long a frame of market data takes through a live trader: a line for a clock alone, one
 * for the whole of a frame from which nothing follows, one from a frame to the sending of an order
 * or a cancel.
 */
final class WireProbe {

    private static final long MOST_NANOS = 10_000_000_000L;
    private static final int DIGITS = 3;
    private static final int DEPTH = 10;
    private static final int BOOK_FRAMES = 2_000;

    /** One of so many frames leads to an order or a cancel, one of so many is a trade. */
    private static final int QUIET = 100;

    /** Until everything is compiled that is measured. */
    private static final int WARM_UP_ORDERS = 40_000;

    private static final int TRADES = 10;

    /** The local Kraken forgets no order, so after so many of them it is another one. */
    private static final int ORDERS_A_VENUE = 10_000;

    private final Histogram clock = new Histogram(MOST_NANOS, DIGITS);
    private final Histogram nothing = new Histogram(MOST_NANOS, DIGITS);
    private final Histogram sent = new Histogram(MOST_NANOS, DIGITS);
    private final List<String> book = new ArrayList<>();
    private WireRig rig;
    private int nextBook;
    private long tradeId = 1_000_000;
    private int orders;
    private boolean on;

    private WireProbe() {
        var frames = new BookFrames(42, DEPTH, new BookDecimals(1, 8));
        book.add(frames.snapshot());
        for (int i = 1; i < BOOK_FRAMES; i++) {
            book.add(frames.update());
        }
        rig = new WireRig();
    }

    public static void main(String[] arguments) {
        int frames = Integer.parseInt(arguments[0]);
        var probe = new WireProbe();
        probe.run(2 * Math.min(frames, WARM_UP_ORDERS), 2);
        probe.clock.reset();
        probe.nothing.reset();
        probe.sent.reset();
        probe.run(frames, QUIET);
        System.out.println(Percentiles.of(probe.clock).line());
        System.out.println(Percentiles.of(probe.nothing).line());
        System.out.println(Percentiles.of(probe.sent).line());
    }

    private void run(int frames, int quiet) {
        for (int i = 0; i < frames; i++) {
            if (i % quiet == quiet - 1) {
                if (orders++ % ORDERS_A_VENUE == 0) {
                    begin();
                }
                act();
            } else {
                quiet(i % TRADES == 0 ? trade(SwitchPlan.MIDDLE_TICKS) : nextBook());
            }
            long start = System.nanoTime();
            clock.recordValue(System.nanoTime() - start);
            rig.pass();
        }
    }

    private void begin() {
        rig = new WireRig();
        nextBook = 0;
        on = false;
        rig.hand(nextBook());
        rig.hand(trade(SwitchPlan.MIDDLE_TICKS));
        if (!rig.isArmed()) {
            throw new IllegalStateException("the trader is not armed: " + rig.status());
        }
    }

    private void quiet(String frame) {
        long start = System.nanoTime();
        long sentNanos = rig.hand(frame);
        nothing.recordValue(System.nanoTime() - start);
        if (sentNanos != 0) {
            throw new IllegalStateException("a frame led to an order: " + frame);
        }
    }

    private void act() {
        on = !on;
        String frame = trade(on ? SwitchPlan.ON_TICKS : SwitchPlan.OFF_TICKS);
        long start = System.nanoTime();
        long sentNanos = rig.hand(frame);
        if (sentNanos == 0) {
            throw new IllegalStateException("a frame led to no order: " + rig.status());
        }
        sent.recordValue(sentNanos - start);
        rig.passAfterOrder();
    }

    private String nextBook() {
        String frame = book.get(nextBook);
        nextBook = (nextBook + 1) % BOOK_FRAMES;
        return frame;
    }

    private String trade(long priceTicks) {
        return "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\","
                + "\"side\":\"buy\",\"price\":"
                + LiveSettings.INSTRUMENT.price(priceTicks).toPlainString()
                + ",\"qty\":"
                + new BigDecimal("0.01044926").toPlainString()
                + ",\"ord_type\":\"limit\",\"trade_id\":"
                + ++tradeId
                + ",\"timestamp\":\""
                + rig.now()
                + "\"}]}";
    }
}

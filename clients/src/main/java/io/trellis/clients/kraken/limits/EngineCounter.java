package io.trellis.clients.kraken.limits;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The matching engine's counter of one market, whichever way requests reach it: placing costs
 * little, changing and cancelling young orders costs much. Room is kept for cancels, which orders
 * may not use up.
 *
 * <p>A request is asked for by {@link #untilAllowed} and then {@link #charge charged}, sent or not
 * refused: what the venue makes of it does not give the points back.
 */
public final class EngineCounter {

    /** A request as the counter sees it. */
    public sealed interface Request {

        /** One new order. */
        record Add() implements Request {}

        /** Several new orders at once. */
        record AddBatch(int orders) implements Request {}

        /**
         * A change of an order.
         *
         * @param age since it was placed, or last changed
         */
        record Amend(Duration age) implements Request {}

        /**
         * The end of an order.
         *
         * @param age since it was placed, or last changed
         */
        record Cancel(Duration age) implements Request {}

        /** The end of several orders at once, which is carried out even beyond the threshold. */
        record CancelBatch(List<Duration> ages) implements Request {

            public CancelBatch {
                ages = List.copyOf(ages);
            }
        }
    }

    /** Ages below which a request costs so many points more. */
    private record Step(Duration age, int amend, int cancel) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step(Duration.ofSeconds(5), 3, 8),
                    new Step(Duration.ofSeconds(10), 2, 6),
                    new Step(Duration.ofSeconds(15), 1, 5),
                    new Step(Duration.ofSeconds(45), 0, 4),
                    new Step(Duration.ofSeconds(90), 0, 2),
                    new Step(Duration.ofSeconds(300), 0, 1));

    private static final Step OLD = new Step(Duration.ofSeconds(Long.MAX_VALUE), 0, 0);

    private final LeakyBucket bucket;
    private final BigDecimal reserve;
    private BigDecimal threshold;

    /**
     * A counter at 0.
     *
     * @param reserve points below the threshold that only cancels may use
     * @param nowNanos on a clock that only rises
     */
    public EngineCounter(Tier tier, int reserve, long nowNanos) {
        this.bucket = new LeakyBucket(tier.engineDecayPerSecond(), nowNanos);
        this.reserve = BigDecimal.valueOf(reserve);
        this.threshold = tier.engineThreshold();
    }

    /** Points that a request costs. */
    public static BigDecimal cost(Request request) {
        return switch (request) {
            case Request.Add _ -> BigDecimal.ONE;
            case Request.AddBatch(int orders) ->
                    BigDecimal.valueOf(orders).multiply(new BigDecimal("0.5"));
            case Request.Amend(Duration age) -> BigDecimal.valueOf(1L + step(age).amend);
            case Request.Cancel(Duration age) -> BigDecimal.valueOf(step(age).cancel);
            // Each is charged as the youngest: "n times" says no more.
            case Request.CancelBatch(List<Duration> ages) ->
                    BigDecimal.valueOf(
                            (long) ages.size()
                                    * ages.stream()
                                            .mapToInt(age -> step(age).cancel)
                                            .max()
                                            .orElse(0));
        };
    }

    private static Step step(Duration age) {
        for (Step step : STEPS) {
            if (age.compareTo(step.age) < 0) {
                return step;
            }
        }
        return OLD;
    }

    /**
     * How long a request has to wait; zero if the venue certainly does not refuse it now for its
     * rate.
     */
    public Duration untilAllowed(Request request, long nowNanos) {
        BigDecimal cost = cost(request);
        BigDecimal ceiling =
                switch (request) {
                    case Request.Add _, Request.AddBatch _, Request.Amend _ ->
                            threshold.subtract(reserve).subtract(cost);
                    case Request.Cancel _ -> threshold.subtract(cost);
                    case Request.CancelBatch _ -> threshold.subtract(BigDecimal.ONE);
                };
        return bucket.until(ceiling, nowNanos);
    }

    /** Books a request that is sent. */
    public void charge(Request request, long nowNanos) {
        bucket.add(cost(request), nowNanos);
    }

    /** What the counter stands at, as far as is known. */
    public BigDecimal points(long nowNanos) {
        return bucket.points(nowNanos);
    }

    /** Takes the venue's word for what it stands at. */
    public void told(BigDecimal points, long nowNanos) {
        bucket.set(points, nowNanos);
    }

    /** Takes the venue's word for the threshold. */
    public void toldThreshold(BigDecimal points) {
        threshold = points;
    }

    /** The venue has refused for the rate: the counter is at its threshold, whatever it said. */
    public void refused(long nowNanos) {
        bucket.set(bucket.points(nowNanos).max(threshold), nowNanos);
    }
}

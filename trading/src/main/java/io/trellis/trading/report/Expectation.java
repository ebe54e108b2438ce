package io.trellis.trading.report;

import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.StrategyFile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the strategy's file says that a figure came to when it was tested, beside what it is now. A
 * test is over months as a rule: compare with care as long as the run is short.
 *
 * @param figure its name in the file, such as {@code totalReturn}
 * @param worst over everything that was assumed
 * @param best over everything that was assumed
 * @param tested how long the data of the test are
 * @param now what it is in this run
 */
public record Expectation(
        String figure, double worst, double best, Optional<Duration> tested, double now) {

    /** Whether the figure is within what was expected, {@code below} or {@code above} it. */
    public String verdict() {
        double low = Math.min(worst, best);
        double high = Math.max(worst, best);
        return now < low ? "below" : now > high ? "above" : "within";
    }

    static List<Expectation> of(StrategyFile file, double totalReturn, double maxDrawdown) {
        var found = new ArrayList<Expectation>();
        file.proof()
                .flatMap(proof -> proof.evidence().envelope())
                .ifPresent(envelope -> {
                    add(found, file, envelope, "totalReturn", totalReturn);
                    add(found, file, envelope, "maxDrawdown", maxDrawdown);
                });
        return List.copyOf(found);
    }

    private static void add(
            List<Expectation> found,
            StrategyFile file,
            Evidence.Envelope envelope,
            String figure,
            double now) {
        OptionalDouble worst = figure(envelope.worst(), figure);
        OptionalDouble best = figure(envelope.best(), figure);
        if (worst.isPresent() && best.isPresent()) {
            found.add(
                    new Expectation(
                            figure, worst.getAsDouble(), best.getAsDouble(), tested(file), now));
        }
    }

    private static OptionalDouble figure(Metrics metrics, String name) {
        return metrics.values().getOrDefault(name, OptionalDouble.empty());
    }

    private static Optional<Duration> tested(StrategyFile file) {
        return file.proof()
                .map(proof -> proof.provenance().data())
                .filter(data -> !data.isEmpty())
                .map(List::getFirst)
                .map((Provenance.DataSource data) -> Duration.between(data.from(), data.to()));
    }
}

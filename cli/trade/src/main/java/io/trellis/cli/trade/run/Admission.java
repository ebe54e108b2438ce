package io.trellis.cli.trade.run;

import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.Objection;
import io.trellis.core.strategyfile.SignatureCheck;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.TrustedKey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that speaks against trading a strategy file, and what follows from it. */
public final class Admission {

    private final List<Objection> objections = new ArrayList<>();

    /**
     * What the file says of itself.
     *
     * @param trusted the keys that may vouch for it
     * @param now the time of the machine
     */
    public Admission(StrategyFile strategy, List<TrustedKey> trusted, Instant now) {
        objections.addAll(Objection.to(strategy, SignatureCheck.of(strategy, trusted), now));
    }

    /** A strategy is made for one market. */
    public void requireMarket(StrategyFile strategy, SeriesId feed) {
        if (!strategy.market().equals(feed)) {
            String reason =
                    "it is made for %s, the feed is of %s".formatted(strategy.market(), feed);
            objections.add(new Objection(reason, false));
        }
    }

    /** What else speaks against it, whoever vouches for it. */
    void object(String reason) {
        objections.add(new Objection(reason, false));
    }

    /** A cell that loses on every round trip is never traded. */
    public void requireFees(FeeCheck fees) {
        if (!fees.isCovered()) {
            objections.add(new Objection(fees.sentence(), false));
        }
    }

    /**
     * Admits the file, or does not.
     *
     * @param source the file, as messages name it
     * @param unvalidated whether the doubts that a person may put aside are put aside
     * @return a warning about what was put aside
     * @throws InvalidInputException if something else speaks against it
     */
    public Optional<String> decide(String source, boolean unvalidated) {
        List<Objection> standing =
                objections.stream().filter(each -> !each.lifted() || !unvalidated).toList();
        if (standing.isEmpty()) {
            return objections.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "warning: %s: %s; a good past is no reason to trade it."
                                    .formatted(source, words(objections)));
        }
        List<Objection> firm = standing.stream().filter(each -> !each.lifted()).toList();
        throw new InvalidInputException(
                firm.isEmpty()
                        ? "%s: %s; trade it on paper all the same with --unvalidated."
                                .formatted(source, words(standing))
                        : "%s: %s; so it is not traded.".formatted(source, words(firm)));
    }

    private static String words(List<Objection> objections) {
        return objections.stream().map(Objection::reason).collect(Collectors.joining(", and "));
    }
}

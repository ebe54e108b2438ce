package io.trellis.cli.trade.run;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.core.account.Money;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.TrustedKey;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.paper.PaperFills;
import io.trellis.trading.paper.PaperSettings;
import io.trellis.trading.run.RunKind;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Trades a strategy on paper with the prices of a venue as they come. */
public final class PaperRun {

    private final RunKind kind;
    private final TradeOptions options;
    private final PaperAssumptions assumptions;
    private final PrintWriter err;

    /**
     * @param kind {@link RunKind#PAPER} or {@link RunKind#SHADOW}
     */
    public PaperRun(
            RunKind kind, TradeOptions options, PaperAssumptions assumptions, PrintWriter err) {
        this.kind = kind;
        this.options = options;
        this.assumptions = assumptions;
        this.err = err;
    }

    /**
     * Trades until the end.
     *
     * @param unvalidated whether doubts that a person may put aside are put aside
     * @param print tells how it ended
     * @return whether it ended as it should
     * @throws io.trellis.core.InvalidInputException if something speaks against it
     */
    public boolean trade(
            Path file, List<TrustedKey> trusted, boolean unvalidated, Consumer<Ended> print) {
        var preparation = new Preparation(kind, file, options, "-" + kind.word());
        MarketTerms terms = preparation.terms(Optional.empty());
        preparation.admit(trusted, terms, unvalidated, false).ifPresent(err::println);
        KrakenHosts hosts = options.hosts();
        PaperSettings settings = settings(preparation);
        err.println(
                "%s: prices of %s, no order leaves this machine."
                        .formatted(
                                kind.word().toUpperCase(Locale.ROOT),
                                hosts.isLocal() ? "a local Kraken" : "Kraken"));
        return new Trading(err, options.cancelsOnStop(), options.duration())
                .run(
                        preparation.start(Optional.empty()),
                        (loop, session, journal) ->
                                new PaperConnection(
                                        loop,
                                        session,
                                        hosts,
                                        settings,
                                        preparation.past(terms),
                                        journal),
                        outcome -> print.accept(new Ended(outcome.text(), outcome.json())));
    }

    private PaperSettings settings(Preparation preparation) {
        StrategyFile strategy = preparation.strategy();
        PaperSettings usual =
                PaperSettings.of(
                        strategy.market().symbol(),
                        strategy.instrument(),
                        strategy.assumptions(),
                        Money.decimal(preparation.plan().capital()));
        return assumptions.on(usual).withBase(preparation.owned());
    }

    /** What is assumed of fills on paper. */
    public record PaperAssumptions(FillChoice fill, Duration latency) {

        PaperSettings on(PaperSettings usual) {
            PaperSettings filling =
                    switch (fill) {
                        case LAW -> usual;
                        case QUEUE -> usual.with(new PaperFills.QueuePessimistic());
                    };
            return filling.with(latency);
        }
    }

    /** When an order on paper fills. */
    public enum FillChoice {
        /** When the market has passed its price, as in a backtest. */
        LAW,
        /** Behind everyone who was there first. */
        QUEUE
    }

    /** How it ended, for a person and for a script. */
    public record Ended(String text, Json.ObjectValue json) {}
}

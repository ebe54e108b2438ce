package io.trellis.cli.krakensim;

import io.trellis.core.InvalidInputException;
import io.trellis.krakensim.market.Script;
import io.trellis.krakensim.network.SpanText;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Markets;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which market there is, and what moves it. */
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class MarketOptions {

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);

    /** What moves the market by itself; a script may do so beside it. */
    static final class Source {

        @Option(
                names = "--feed",
                paramLabel = "FILE",
                description = "Play recorded bars or trades, as `data export` writes them.")
        private @Nullable Path feed;

        @Option(
                names = "--synthetic",
                description = "Let a generator trade, a trade every second or so. The default.")
        @SuppressWarnings("unused") // Whoever asks for the default gets it.
        private boolean synthetic;

        @Option(names = "--still", description = "Let nothing move but what the script tells.")
        private boolean still;
    }

    @ArgGroup private @Nullable Source source;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "What happens at which time: prices, trades, modes, faults and more.")
    private @Nullable Path script;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "The market (default: that of the feed, else BTC/USD).")
    private @Nullable String symbol;

    @Option(
            names = "--price",
            paramLabel = "PRICE",
            defaultValue = "60000",
            description =
                    "Where the price begins, unless a feed tells; the nearest step of the market"
                            + " (default: ${DEFAULT-VALUE}).")
    private BigDecimal price;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "1",
            description =
                    "So many seconds of the feed or the generator in a second of the venue, or max"
                            + " for a thousand moves in it (default: ${DEFAULT-VALUE}).")
    private String speed;

    @Option(
            names = "--history",
            paramLabel = "TIME",
            defaultValue = "0s",
            description =
                    "How much of the feed or the generator has been played when the venue starts,"
                            + " as 12h, so that it has candles to tell (default: none).")
    private String history;

    /** The feed to play, if there is one. */
    Optional<Path> feed() {
        return Optional.ofNullable(source).map(given -> given.feed);
    }

    /** Whether only a script moves the market. */
    boolean isStill() {
        return source != null && source.still;
    }

    MarketRules market(Optional<String> symbolOfFeed) {
        String name = Optional.ofNullable(symbol).or(() -> symbolOfFeed).orElse("BTC/USD");
        return Markets.of(name)
                .orElseThrow(() ->
                        new InvalidInputException(
                                "the local Kraken has no market "
                                        + name
                                        + "; name one of "
                                        + Markets.standard().stream()
                                                .map(MarketRules::symbol)
                                                .collect(Collectors.joining(", "))
                                        + " with --symbol."));
    }

    /** Where the price begins in a market. */
    BigDecimal price(MarketRules market, Optional<Recording> recording) {
        if (recording.isPresent()) {
            return market.onTick(recording.get().firstPrice());
        }
        if (price.signum() <= 0 || price.compareTo(HIGHEST) > 0) {
            throw new InvalidInputException(
                    "--price is " + price + "; it has to be above 0 and at most a billion.");
        }
        return market.onTick(price);
    }

    String speed() {
        return speed;
    }

    /** Nanoseconds. */
    long historyNanos() {
        return SpanText.nanos(history);
    }

    Optional<Script> script() {
        return Optional.ofNullable(script).map(MarketOptions::read);
    }

    private static Script read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " is a directory; name a script.");
        }
        try {
            return Script.parse(file.toString(), Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file + " does not exist; name a script.", e);
        } catch (MalformedInputException e) {
            throw new InvalidInputException(file + " is no text in UTF-8; name a script.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }
}

package io.trellis.cli.optimize.file;

import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.TrustedKey;
import io.trellis.core.strategyfile.Verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Strategy files of every standing, the same bytes each time. */
final class Examples {

    static final Instant CREATED = Instant.parse("2026-11-20T21:00:00Z");
    static final Instant EXPIRES = Instant.parse("2026-12-20T21:00:00Z");

    /** The keys of RFC 8032, section 7.1: as public as a private key can be. */
    static final SigningKey MINE =
            key(
                    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
                    "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

    static final SigningKey OTHER =
            key(
                    "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7",
                    "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=");

    private static final Path PLAIN =
            Path.of("src/test/resources/io/trellis/cli/optimize/file/plain.json");

    private Examples() {}

    private static SigningKey key(String secret, String open) {
        TrustedKey trusted = TrustedKey.read(pem("PUBLIC KEY", open), "test.pub");
        return SigningKey.read(pem("PRIVATE KEY", secret), trusted, "test.key");
    }

    private static byte[] pem(String label, String body) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A strategy that a person wrote. */
    static StrategyFile plain() {
        try {
            return StrategyCodec.read(Files.readAllBytes(PLAIN), "plain.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that passed every rule. */
    static StrategyFile validated(String name) {
        return proven(name, Verdict.Status.VALIDATED, List.of(rule("deflatedSharpe", 0.9, 0.97)));
    }

    /** One that failed three of its rules; one was not reached, one is of another version. */
    static StrategyFile rejected(String name) {
        return proven(
                name,
                Verdict.Status.REJECTED,
                List.of(
                        rule("coversFees", 0, 0.0012),
                        new Verdict.Rule("deflatedSharpe", 0.9, OptionalDouble.of(0.41), false),
                        rule("pbo", 0.5, 0.08),
                        new Verdict.Rule("phaseOfTheMoon", 1, OptionalDouble.of(0.5), false),
                        new Verdict.Rule("holdoutReturn", 0, OptionalDouble.empty(), false)));
    }

    private static Verdict.Rule rule(String name, double threshold, double value) {
        return new Verdict.Rule(name, threshold, OptionalDouble.of(value), true);
    }

    private static StrategyFile proven(
            String name, Verdict.Status status, List<Verdict.Rule> rules) {
        return StrategyCodec.proven(
                plain().issued(name, CREATED, Optional.of(EXPIRES)),
                provenance(),
                evidence(),
                new Verdict(status, rules));
    }

    private static Provenance provenance() {
        var source =
                new Provenance.DataSource(
                        SeriesId.parse("kraken/BTC-USDT/1m"),
                        "0123456789abcdef".repeat(4),
                        Instant.parse("2025-11-20T00:00:00Z"),
                        Instant.parse("2026-11-19T23:59:00Z"),
                        525_600);
        var search =
                new Provenance.Search(
                                "genetic", 42, 40_000, OptionalLong.of(41_234), Optional.empty())
                        .withSettings(metrics("population", 200, "generations", 200));
        return new Provenance("0.1.0+3f2a91c", List.of(source), Optional.of(search))
                .withValidation(metrics("folds", 2, "seed", 7));
    }

    private static Evidence evidence() {
        return new Evidence(
                        Optional.of(figures(0.18, 2.1, 0.06)),
                        Optional.of(figures(0.03, 0.9, 0.05)),
                        List.of(fold("2025-11-20", "2026-05-20"), fold("2026-02-20", "2026-08-20")),
                        OptionalDouble.of(0.97),
                        OptionalDouble.of(0.08),
                        OptionalDouble.empty(),
                        Optional.of(
                                new Evidence.Envelope(
                                        figures(0.11, 1.4, 0.09), figures(0.2, 2.3, 0.05))),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0))
                .withStatistics(metrics("probabilisticSharpe", 0.991, "minTrackRecordDays", 120.5));
    }

    private static Evidence.Fold fold(String train, String test) {
        Instant from = Instant.parse(test + "T00:00:00Z");
        return new Evidence.Fold(
                Instant.parse(train + "T00:00:00Z"),
                from,
                from,
                from.plusSeconds(86_400L * 92),
                figures(0.09, 2.2, 0.04),
                figures(0.01, 0.6, 0.05));
    }

    private static Metrics figures(double totalReturn, double sharpe, double maxDrawdown) {
        var values = new LinkedHashMap<String, OptionalDouble>();
        values.put("totalReturn", OptionalDouble.of(totalReturn));
        values.put("sharpe", OptionalDouble.of(sharpe));
        values.put("maxDrawdown", OptionalDouble.of(maxDrawdown));
        values.put("profitFactor", OptionalDouble.empty());
        return new Metrics(values);
    }

    private static Metrics metrics(String first, double one, String second, double two) {
        var values = new LinkedHashMap<String, OptionalDouble>();
        values.put(first, OptionalDouble.of(one));
        values.put(second, OptionalDouble.of(two));
        return new Metrics(values);
    }
}

package io.trellis.core.strategyfile;

import io.trellis.core.market.SeriesId;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Dictionary;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.TrueFalse;
import io.trellis.core.strategyfile.json.Words;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The blocks {@code provenance}, {@code verdict}, {@code digest} and {@code signature}. */
final class ProofFormats {

    /** Printable, without blanks. */
    private static final Format<String> VERSION =
            Text.of(
                    "[A-Za-z0-9][A-Za-z0-9.+_-]{0,99}",
                    "a version and commit such as \"0.1.0+3f2a91c\"");

    private static final Format<String> LEDGER_HEAD =
            Text.of("[A-Za-z0-9][A-Za-z0-9:+/=_-]{0,199}", "the digest of a ledger entry");

    static final Format<Provenance> PROVENANCE = provenance();
    static final Format<Verdict> VERDICT = verdict();
    static final Format<Signature> SIGNATURE = signature();

    static final Format<String> DIGEST =
            Text.of("sha256:[0-9a-f]{64}", "\"sha256:\" and 64 lower-case hex digits");

    private ProofFormats() {}

    private static Format<Provenance> provenance() {
        Field<Provenance, String> engine =
                Field.of(
                        "engine",
                        "Version and commit of the program.",
                        VERSION,
                        Provenance::engine);
        Field<Provenance, List<Provenance.DataSource>> data =
                Field.of(
                        "data",
                        "Every series that was looked at.",
                        dataSource().listOf(1, 64),
                        Provenance::data);
        Field<Provenance, Optional<Provenance.Search>> search =
                Field.of("search", "How it was found.", search().orNull(), Provenance::search);
        Field<Provenance, Optional<Metrics>> validation =
                Field.omittable(
                        "validation",
                        "What the validation was set to.",
                        metrics(),
                        Provenance::validation);
        return new Block<>(
                List.of(engine, data, search, validation),
                in ->
                        new Provenance(
                                in.get(engine), in.get(data), in.get(search), in.get(validation)));
    }

    private static Format<Provenance.DataSource> dataSource() {
        Field<Provenance.DataSource, SeriesId> series =
                Field.of(
                        "series",
                        "Venue, symbol and timeframe.",
                        Text.of(
                                        "[a-z0-9][a-z0-9-]{0,31}/[A-Z0-9]{1,20}-[A-Z0-9]{1,20}"
                                                + "/[1-9][0-9]{0,7}[smhd]",
                                        "a series such as \"kraken/BTC-USDT/1m\"")
                                .map(ProofFormats::series, SeriesId::path),
                        Provenance.DataSource::series);
        Field<Provenance.DataSource, String> sha256 =
                Field.of(
                        "sha256",
                        "SHA-256 of the stored content.",
                        Leaves.SHA256,
                        Provenance.DataSource::sha256);
        Field<Provenance.DataSource, Instant> from =
                Field.of(
                        "from",
                        "Start of the first bar.",
                        Leaves.INSTANT,
                        Provenance.DataSource::from);
        Field<Provenance.DataSource, Instant> to =
                Field.of(
                        "to",
                        "Start or end of the last bar.",
                        Leaves.INSTANT,
                        Provenance.DataSource::to);
        Field<Provenance.DataSource, Long> bars =
                Field.of(
                        "bars",
                        "Number of bars.",
                        Numeric.whole(1, 1_000_000_000_000L),
                        Provenance.DataSource::bars);
        return new Block<>(
                List.of(series, sha256, from, to, bars),
                in ->
                        new Provenance.DataSource(
                                in.get(series),
                                in.get(sha256),
                                in.get(from),
                                in.get(to),
                                in.get(bars)));
    }

    private static SeriesId series(String path) {
        return Leaves.onlySpelling(path, SeriesId.parse(path));
    }

    private static Format<Provenance.Search> search() {
        Field<Provenance.Search, String> method =
                Field.of(
                        "method",
                        "The search algorithm.",
                        Text.of(
                                "[a-z0-9][a-z0-9-]{0,63}",
                                "small letters, digits and dashes, such as \"genetic\""),
                        Provenance.Search::method);
        Field<Provenance.Search, Long> seed =
                Field.of(
                        "seed",
                        "Seed of its random numbers.",
                        Leaves.SEED,
                        Provenance.Search::seed);
        Field<Provenance.Search, Long> evaluations =
                Field.of(
                        "evaluations",
                        "Number of strategies tried.",
                        Leaves.TALLY,
                        Provenance.Search::evaluations);
        Field<Provenance.Search, OptionalLong> ledgerTrials =
                Field.of(
                        "ledgerTrials",
                        "Number of trials ever made on this data.",
                        Leaves.optionalLong(Leaves.TALLY),
                        Provenance.Search::ledgerTrials);
        Field<Provenance.Search, Optional<String>> ledgerHead =
                Field.of(
                        "ledgerHead",
                        "Digest of the newest entry of the ledger of trials.",
                        LEDGER_HEAD.orNull(),
                        Provenance.Search::ledgerHead);
        Field<Provenance.Search, Optional<Metrics>> settings =
                Field.omittable(
                        "settings",
                        "What the algorithm was set to.",
                        metrics(),
                        Provenance.Search::settings);
        return new Block<>(
                List.of(method, seed, evaluations, ledgerTrials, ledgerHead, settings),
                in ->
                        new Provenance.Search(
                                in.get(method),
                                in.get(seed),
                                in.get(evaluations),
                                in.get(ledgerTrials),
                                in.get(ledgerHead),
                                in.get(settings)));
    }

    /** Figures by name. */
    static Format<Metrics> metrics() {
        return new Dictionary<>(Leaves.IDENTIFIER, Leaves.FIGURE_OR_NULL, Metrics.MAX_METRICS)
                .map(Metrics::new, Metrics::values);
    }

    private static Format<Verdict> verdict() {
        Field<Verdict, Verdict.Status> status =
                Field.of(
                        "status",
                        "Whether it may be traded for real.",
                        Words.of(Verdict.Status.values()),
                        Verdict::status);
        Field<Verdict, List<Verdict.Rule>> rules =
                Field.of(
                        "rules",
                        "Every rule that was looked at.",
                        rule().listOf(0, Verdict.MAX_RULES),
                        Verdict::rules);
        return new Block<>(
                List.of(status, rules), in -> new Verdict(in.get(status), in.get(rules)));
    }

    private static Format<Verdict.Rule> rule() {
        Field<Verdict.Rule, String> rule =
                Field.of("rule", "Its name.", Leaves.IDENTIFIER, Verdict.Rule::rule);
        Field<Verdict.Rule, Double> threshold =
                Field.of("threshold", "Its limit.", Leaves.FIGURE, Verdict.Rule::threshold);
        Field<Verdict.Rule, OptionalDouble> value =
                Field.of(
                        "value",
                        "The figure held against it; null when undefined.",
                        Leaves.FIGURE_OR_NULL,
                        Verdict.Rule::value);
        Field<Verdict.Rule, Boolean> passed =
                Field.of("passed", "Whether it holds.", new TrueFalse(), Verdict.Rule::passed);
        return new Block<>(
                List.of(rule, threshold, value, passed),
                in ->
                        new Verdict.Rule(
                                in.get(rule), in.get(threshold), in.get(value), in.get(passed)));
    }

    private static Format<Signature> signature() {
        Field<Signature, String> algorithm =
                Field.constant("algorithm", "The signature scheme.", Signature.ALGORITHM);
        Field<Signature, String> keyId =
                Field.of(
                        "keyId",
                        "Names the key.",
                        Text.of(
                                Signature.KEY_ID_PATTERN,
                                "letters, digits, dots, dashes and underscores, at most 64"),
                        Signature::keyId);
        Field<Signature, String> value =
                Field.of(
                        "value",
                        "The signature of the digest, in strict base64.",
                        Text.of(
                                Signature.VALUE_PATTERN,
                                "64 bytes in padded base64, 88 characters"),
                        Signature::value);
        return new Block<>(
                List.of(algorithm, keyId, value),
                in -> {
                    in.get(algorithm);
                    return new Signature(in.get(keyId), in.get(value));
                });
    }
}

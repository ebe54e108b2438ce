package io.trellis.cli.optimize.file;

import io.trellis.cli.research.FigureJson;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.study.Gate;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a strategy file was accepted or refused, for a person and for a script. */
record ExplainReport(NamedStrategy named, Instant now) {

    private static final String INDENT = "       ";

    String text() {
        String heading = Trust.heading(named, now);
        return named.proof()
                .map(proof -> heading + origin(proof.provenance()) + verdict(proof.verdict()))
                .orElseGet(() ->
                        heading
                                + "Nobody tested it: a person wrote it, and optimize validate would"
                                + " tell how it stands.\n");
    }

    private static String origin(Provenance provenance) {
        var text = new StringBuilder("\n");
        provenance.search().ifPresent(search -> text.append(search(search)));
        for (Provenance.DataSource source : provenance.data()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "It was tried on %,d bars of %s, %s to %s.%n",
                            source.bars(),
                            source.series(),
                            source.from(),
                            source.to()));
        }
        return text.toString();
    }

    private static String search(Provenance.Search search) {
        String tried =
                String.format(
                        Locale.ROOT,
                        "It is the best of %,d strategies that a search tried (%s, seed %d)",
                        search.evaluations(),
                        search.method(),
                        search.seed());
        String ever =
                search.ledgerTrials().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "; %,d were ever tried on that market",
                                search.ledgerTrials().getAsLong())
                        : "";
        return tried + ever + ".\n";
    }

    private static String verdict(Verdict verdict) {
        var text = new StringBuilder("\n" + status(verdict) + "\n");
        verdict.rules().forEach(rule -> text.append('\n').append(rule(rule)));
        return text.toString();
    }

    private static String status(Verdict verdict) {
        List<Verdict.Rule> rules = verdict.rules();
        long failed = rules.stream().filter(rule -> !rule.passed()).count();
        return switch (verdict.status()) {
            case VALIDATED ->
                    "VALIDATED: every rule holds, %d of %d.".formatted(rules.size(), rules.size());
            case REJECTED ->
                    "REJECTED: not every rule holds, %d of %d fail."
                            .formatted(failed, rules.size());
            case UNVALIDATED ->
                    rules.isEmpty()
                            ? "UNVALIDATED: no rule was looked at."
                            : "UNVALIDATED: what was looked at is no validation.";
        };
    }

    private static String rule(Verdict.Rule rule) {
        String figure =
                rule.value().isPresent()
                        ? EvidenceText.number(rule.value().getAsDouble())
                        : "undefined, or not reached";
        String wants = Gate.named(rule.rule()).map(Gate::wants).orElse("threshold");
        String head =
                "%s  %s: %s (%s %s)%n"
                        .formatted(
                                rule.passed() ? "holds" : "FAILS",
                                rule.rule(),
                                figure,
                                wants,
                                EvidenceText.number(rule.threshold()));
        Optional<RuleWords> words = RuleWords.of(rule.rule());
        return head
                + words.map(known ->
                                "%s%s%n%sIt guards against %s.%n"
                                        .formatted(INDENT, known.says(), INDENT, known.against()))
                        .orElseGet(() -> INDENT + "This version has no words for this rule.\n");
    }

    Json.ObjectValue json() {
        Optional<Verdict> verdict = named.proof().map(Proof::verdict);
        List<Json> rules =
                verdict.map(Verdict::rules).orElseGet(List::of).stream()
                        .map(ExplainReport::json)
                        .toList();
        return Json.object()
                .put("file", named.path().toString())
                .put("name", named.strategy().name())
                .put("at", now.toString())
                .put("verdict", ListReport.text(named.verdict()))
                .put("signature", named.signature().shown())
                .put("keyId", ListReport.text(named.keyId()))
                .put("objections", ListReport.objections(named.objections(now)))
                .put("rules", new Json.ArrayValue(rules))
                .build();
    }

    private static Json json(Verdict.Rule rule) {
        Optional<RuleWords> words = RuleWords.of(rule.rule());
        return Json.object()
                .put("rule", rule.rule())
                .put("passed", rule.passed())
                .put(
                        "value",
                        rule.value().isPresent()
                                ? FigureJson.number(rule.value().getAsDouble())
                                : new Json.NullValue())
                .put("threshold", FigureJson.number(rule.threshold()))
                .put("says", ListReport.text(words.map(RuleWords::says)))
                .put("guardsAgainst", ListReport.text(words.map(RuleWords::against)))
                .build();
    }
}

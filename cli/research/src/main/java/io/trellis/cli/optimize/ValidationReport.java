package io.trellis.cli.optimize;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.optimization.study.Gate;
import io.trellis.optimization.study.StudyResult;

import java.util.Locale;

/** What a validation says of a strategy, for a person and for a script. */
record ValidationReport(StudyResult result, BarColumns columns, Target target) {

    /** The verdict, and under {@code strategy} the whole file that was written. */
    Json.ObjectValue json() {
        String file = target.file().toString();
        return Json.object()
                .put("synthetic", columns.synthetic())
                .put("file", file)
                .put("name", target.name())
                .put("status", status())
                .put("holdout", result.outOfSample().isPresent() ? "opened" : "closed")
                .put("strategy", JsonReader.read(StrategyCodec.render(result.file()), file))
                .build();
    }

    private String status() {
        return result.verdict().status().name().toLowerCase(Locale.ROOT);
    }

    String text() {
        String synthetic = columns.synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        String holdout =
                result.outOfSample().isPresent()
                        ? ""
                        : "The holdout stays closed: it is opened only when every other rule"
                                + " holds.\n";
        return synthetic
                + "%s over %s: %s%n%n"
                        .formatted(
                                target.name(), columns.series(), status().toUpperCase(Locale.ROOT))
                + rules(result.verdict())
                + holdout
                + "written to "
                + target.file()
                + "\n";
    }

    /** Every gate with its figure and what it wants. */
    static String rules(Verdict verdict) {
        TextTable rules = new TextTable("rule", "figure", "wants", "");
        for (Verdict.Rule rule : verdict.rules()) {
            String wants = Gate.named(rule.rule()).map(Gate::wants).orElse("");
            rules.row(
                    rule.rule(),
                    rule.value().isPresent() ? number(rule.value().getAsDouble()) : "undefined",
                    (wants + " " + number(rule.threshold())).strip(),
                    rule.passed() ? "holds" : "FAILS");
        }
        return rules.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}

package io.trellis.cli.trade.doctor;

import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.json.Json;

import java.time.Instant;
import java.util.List;

/**
 * All that was found.
 *
 * @param venue where
 * @param at when, by the clock of this machine
 */
record DoctorReport(String venue, String symbol, Instant at, List<Finding> findings) {

    DoctorReport {
        findings = List.copyOf(findings);
    }

    /** Whether something is wrong. What could not be looked at is not. */
    boolean isWell() {
        return count(Finding.State.WRONG) == 0;
    }

    private long count(Finding.State state) {
        return findings.stream().filter(finding -> finding.state() == state).count();
    }

    String text() {
        var table = new TextTable("what", "state", "found");
        for (Finding finding : findings) {
            table.row(finding.subject(), finding.state().word(), finding.words());
        }
        return "%s, %s%n%n%s%n%s%n".formatted(venue, symbol, table, verdict());
    }

    private String verdict() {
        long wrong = count(Finding.State.WRONG);
        long unchecked = count(Finding.State.UNCHECKED);
        String checked = unchecked == 0 ? "" : ", %d not checked".formatted(unchecked);
        return wrong == 0
                ? "Nothing is wrong%s.".formatted(checked)
                : "%d %s wrong%s."
                        .formatted(wrong, wrong == 1 ? "thing is" : "things are", checked);
    }

    Json.ObjectValue json() {
        return Json.object()
                .put("venue", venue)
                .put("symbol", symbol)
                .put("at", at.toString())
                .put("well", isWell())
                .put("findings", new Json.ArrayValue(findings.stream().map(this::json).toList()))
                .build();
    }

    private Json json(Finding finding) {
        var row =
                Json.object()
                        .put("subject", finding.subject())
                        .put("state", finding.state().word())
                        .put("words", finding.words())
                        .build();
        return finding.figures().members().isEmpty() ? row : row.with("figures", finding.figures());
    }
}

package io.trellis.cli.backtest;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.terminal.Version;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.study.Reproduction;

import java.util.Locale;
import java.util.Optional;

/** Whether the bars give the proof that a strategy file carries, for a person and for a script. */
record ProofVerification(StrategyFile file, BarColumns columns, Reproduction made) {

    boolean holds() {
        return made.difference().isEmpty();
    }

    /** What one must know of the programs, if they are not the same. */
    static Optional<String> engineWarning(Proof proof) {
        String then = proof.provenance().engine();
        return then.equals(Version.current())
                ? Optional.empty()
                : Optional.of(
                        "the file was made by version %s, this is %s; a difference may come from that"
                                .formatted(then, Version.current()));
    }

    String text() {
        String status =
                made.file()
                        .proof()
                        .orElseThrow()
                        .verdict()
                        .status()
                        .name()
                        .toLowerCase(Locale.ROOT);
        String head = columns.synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        return head
                + made.difference()
                        .map(place ->
                                "%s: NOT VERIFIED%nfirst difference: %s%n"
                                        .formatted(file.name(), place))
                        .orElseGet(() ->
                                "%s: verified. Search and evidence, made again from %s, are the file's byte for byte (signature apart); its verdict is %s.%n"
                                        .formatted(file.name(), columns.series(), status));
    }

    Json json() {
        return Json.object()
                .put("synthetic", columns.synthetic())
                .put("strategy", file.name())
                .put("series", columns.series().path())
                .put("engine", Version.current())
                .put("engineOfFile", file.proof().orElseThrow().provenance().engine())
                .put("verified", holds())
                .put(
                        "difference",
                        made.difference()
                                .<Json>map(Json.TextValue::new)
                                .orElse(new Json.NullValue()))
                .build();
    }
}

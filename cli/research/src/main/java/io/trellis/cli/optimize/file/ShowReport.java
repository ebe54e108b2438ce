package io.trellis.cli.optimize.file;

import io.trellis.cli.terminal.Terminal;
import io.trellis.cli.terminal.Tone;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.json.Json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** A strategy file as a page, for a person and for a script. */
record ShowReport(NamedStrategy named, Instant now) {

    /** What a person wants to know first, in this order. */
    private static final List<String> BLOCKS =
            List.of("strategy", "risk", "assumptions", "instrument", "search");

    String text() {
        var text = new StringBuilder(Trust.heading(named, now));
        Json.ObjectValue tree = named.tree();
        for (String block : BLOCKS) {
            tree.get(block).ifPresent(json -> text.append('\n').append(block(block, json, "off")));
        }
        named.proof().ifPresent(proof -> text.append(proof(tree, proof)));
        return text.toString();
    }

    /**
     * Its fields; those that are null are named in a line below.
     *
     * @param ofNull what a field is that is null
     */
    private static String block(String name, Json block, String ofNull) {
        SequencedMap<String, Json> fields = Fields.of(block);
        int width = fields.sequencedKeySet().stream().mapToInt(String::length).max().orElse(0);
        var text = new StringBuilder(Terminal.current().paint(Tone.HEADING, name)).append('\n');
        var none = new ArrayList<String>();
        fields.forEach((field, value) -> {
            if (value instanceof Json.NullValue) {
                none.add(field);
            } else {
                text.append(field).append(" ".repeat(width + 2 - field.length()));
                text.append(Fields.shown(value)).append('\n');
            }
        });
        return none.isEmpty()
                ? text.toString()
                : text.append(ofNull)
                        .append(": ")
                        .append(String.join(", ", none))
                        .append('\n')
                        .toString();
    }

    private static String proof(Json.ObjectValue tree, Proof proof) {
        return "\n"
                + block("provenance", tree.get("provenance").orElseThrow(), "not told")
                + EvidenceText.of(proof.evidence())
                + "\n"
                + EvidenceText.rules(proof.verdict());
    }

    Json.ObjectValue json() {
        return Json.object()
                .put("file", named.path().toString())
                .put("signature", named.signature().shown())
                .put("keyId", ListReport.text(named.keyId()))
                .put("objections", ListReport.objections(named.objections(now)))
                .put("strategy", named.tree())
                .build();
    }
}

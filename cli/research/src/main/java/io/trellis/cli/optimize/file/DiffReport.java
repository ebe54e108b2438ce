package io.trellis.cli.optimize.file;

import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.json.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** What differs between two strategy files, for a person and for a script. */
record DiffReport(NamedStrategy left, NamedStrategy right) {

    /** They follow from the rest. */
    private static final List<String> SEALS = List.of("digest", "signature");

    /** What stands where a file does not have the field at all. */
    private static final String ABSENT = "(none)";

    /** A field of which the two have different values. */
    private record Difference(String field, Optional<Json> left, Optional<Json> right) {}

    private List<Difference> differences() {
        SequencedMap<String, Json> a = Fields.of(left.tree().without(SEALS));
        SequencedMap<String, Json> b = Fields.of(right.tree().without(SEALS));
        var differences = new ArrayList<Difference>();
        for (String field : merged(a.sequencedKeySet(), b.sequencedKeySet())) {
            var one = Optional.ofNullable(a.get(field));
            var other = Optional.ofNullable(b.get(field));
            if (!one.equals(other)) {
                differences.add(new Difference(field, one, other));
            }
        }
        return differences;
    }

    /** In the order of the first; what only the second has comes after what it has before it. */
    private static List<String> merged(SequencedSet<String> first, SequencedSet<String> second) {
        var fields = new ArrayList<>(first);
        int after = 0;
        for (String field : second) {
            if (!first.contains(field)) {
                fields.add(after, field);
            }
            after = fields.indexOf(field) + 1;
        }
        return fields;
    }

    String text() {
        List<Difference> differences = differences();
        String signatures =
                "%s is %s, %s is %s.%n"
                        .formatted(
                                left.path(),
                                left.signature().shown(),
                                right.path(),
                                right.signature().shown());
        if (differences.isEmpty()) {
            return "%s and %s say the same.%n".formatted(left.path(), right.path()) + signatures;
        }
        var table = new TextTable("field", left.strategy().name(), right.strategy().name());
        differences.forEach(
                each -> table.row(each.field(), shown(each.left()), shown(each.right())));
        return table + signatures;
    }

    private static String shown(Optional<Json> value) {
        return value.map(Fields::shown).orElse(ABSENT);
    }

    Json.ObjectValue json() {
        List<Json> rows =
                differences().stream()
                        .<Json>map(each ->
                                Json.object()
                                        .put("field", each.field())
                                        .put("inA", each.left().isPresent())
                                        .put("inB", each.right().isPresent())
                                        .put("a", each.left().orElseGet(Json.NullValue::new))
                                        .put("b", each.right().orElseGet(Json.NullValue::new))
                                        .build())
                        .toList();
        return Json.object()
                .put("a", left.path().toString())
                .put("b", right.path().toString())
                .put("signatureA", left.signature().shown())
                .put("signatureB", right.signature().shown())
                .put("same", rows.isEmpty())
                .put("differences", new Json.ArrayValue(rows))
                .build();
    }
}

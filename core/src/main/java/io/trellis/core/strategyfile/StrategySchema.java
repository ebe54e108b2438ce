package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON Schema (draft 2020-12) of the strategy file, made from the same definitions that read
 * and write it. What a schema cannot say (bounds between fields, the digest) only the codec checks.
 */
public final class StrategySchema {

    private StrategySchema() {}

    /** The schema as a file, UTF-8. */
    public static byte[] render() {
        return JsonWriter.indented(document()).getBytes(StandardCharsets.UTF_8);
    }

    static Json.ObjectValue document() {
        return Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Trellis strategy, version 1")
                .putAll(FileFormat.FILE.schema().members())
                .put("dependentRequired", togetherOrNotAtAll())
                .build();
    }

    private static Json.ObjectValue togetherOrNotAtAll() {
        List<Json> all = List.copyOf(FileFormat.PROOF.stream().map(Json.TextValue::new).toList());
        var dependent = Json.object();
        FileFormat.PROOF.forEach(name -> dependent.put(name, new Json.ArrayValue(all)));
        return dependent.build();
    }
}

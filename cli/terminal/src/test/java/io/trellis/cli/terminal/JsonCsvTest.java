package io.trellis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.strategyfile.json.Json;

import org.junit.jupiter.api.Test;

import java.util.List;

class JsonCsvTest {

    @Test
    void aDocumentIsALineForEveryValue() {
        Json document =
                Json.object()
                        .put("name", "small")
                        .put("data", Json.object().put("bars", 7_200).build())
                        .put("sharpe", Json.NumberValue.of(-9.24))
                        .put("calmar", new Json.NullValue())
                        .put("halted", false)
                        .put(
                                "events",
                                new Json.ArrayValue(
                                        List.of(
                                                Json.object().put("what", "a \"b\", c").build(),
                                                new Json.TextValue("second"))))
                        .put("none", new Json.ArrayValue(List.of()))
                        .build();

        assertThat(JsonCsv.of(document))
                .isEqualTo(
                        """
                        field,value
                        name,small
                        data.bars,7200
                        sharpe,-9.24
                        calmar,
                        halted,false
                        events.0.what,"a ""b"", c"
                        events.1,second
                        """);
    }
}

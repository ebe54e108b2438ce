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

    @Test
    void fm145_givenATextThatASpreadsheetWouldRun_thenItStaysAText() {
        Json document =
                Json.object()
                        .put("note", "=cmd|' /C calc'!A0")
                        .put("plus", "+1+1")
                        .put("dash", "-A1")
                        .put("at", "@SUM(A1)")
                        .put("tab", "\t=1")
                        .put("loss", "-12.50")
                        .put("least", "-0.00000001")
                        .build();

        assertThat(JsonCsv.of(document))
                .isEqualTo(
                        """
                        field,value
                        note,'=cmd|' /C calc'!A0
                        plus,'+1+1
                        dash,'-A1
                        at,'@SUM(A1)
                        tab,'\t=1
                        loss,-12.50
                        least,-0.00000001
                        """);
    }
}

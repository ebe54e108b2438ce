package io.trellis.trading.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.strategyfile.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** FM-111, FM-169: a log is bounded, and its lines are lines whatever a text holds. */
class RunLogTest {

    @TempDir private Path folder;

    @Test
    void givenTextsOfStrangers_thenEachIsOneLineOfPrintableCharacters() throws IOException {
        String hostile = "a\nb\r\u001b[2J\u009b1m\u202e\u0000\"}\n{\"level\":\"forged\"}\ud800";
        try (var log = new RunLog(folder, 10_000, 2)) {
            log.add(
                    Json.object()
                            .put("text", hostile)
                            .put("list", new Json.ArrayValue(List.of(new Json.TextValue(hostile))))
                            .put("deep", Json.object().put("text", hostile).build())
                            .build());
            log.add(Json.object().put("text", "plain").build());
        }

        List<String> lines = Files.readAllLines(folder.resolve("trade.jsonl"));
        assertThat(lines).hasSize(2).allMatch(line -> line.matches("[ -~]+"));
        assertThat(lines.get(1)).isEqualTo("{\"text\": \"plain\"}");
    }

    @Test
    void givenMoreThanFits_thenTheOldestLinesGo() throws IOException {
        try (var log = new RunLog(folder, 100, 3)) {
            for (int i = 0; i < 100; i++) {
                log.add(Json.object().put("number", i).build());
            }
        }

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3).allMatch(file -> file.toFile().length() <= 100);
        }
        assertThat(Files.readString(folder.resolve("trade.jsonl"))).endsWith("{\"number\": 99}\n");
    }

    @Test
    void givenALogOfBefore_thenItGoesOn() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (var log = new RunLog(folder, 1_000, 2)) {
                log.add(Json.object().put("number", i).build());
            }
        }

        assertThat(Files.readAllLines(folder.resolve("trade.jsonl"))).hasSize(3);
    }

    @Test
    void givenAFloodOfLines_thenWhatHasNoRoomIsCountedAndNobodyWaits() {
        var run = new RunFolder(folder, "grid");
        run.create();
        var line = Json.object().put("text", "x".repeat(1_000)).build();
        long written;
        try (var reporter = new RunReporter(run)) {
            for (int i = 0; i < 200_000; i++) {
                reporter.log(() -> line);
            }
            written = 200_000 - reporter.lost();
        }

        assertThat(written).isPositive();
        assertThat(run.log().resolve("trade.jsonl")).isNotEmptyFile();
    }
}

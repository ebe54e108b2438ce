package io.trellis.cli.research;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.ProgressLine;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchListener.Progress;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Optional;

class SearchProgressTest {

    @Test
    void theLineSaysHowFarHowGoodHowFastAndHowLongStill() {
        var line = ProgressLine.on(new PrintWriter(Writer.nullWriter()));
        var progress = new SearchProgress(line, "generation", Objective.named("finalEquity"));

        assertThat(
                        progress.text(
                                new Progress(3, 30, 1_200, Optional.empty(), 0),
                                Duration.ofSeconds(8)))
                .isEqualTo(
                        "generation 3/30, best finalEquity -, 1,200 runs (150/s), 1 min 12 s left");
    }
}

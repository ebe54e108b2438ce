package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.network.FaultKind;
import io.trellis.krakensim.rules.Quirk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guide to the local Kraken names all that it can do. */
class GuideTest {

    private String guide = "";

    @BeforeEach
    void read() throws IOException {
        guide = Files.readString(Path.of("..", "..", "docs", "kraken-sim.md"));
    }

    @ParameterizedTest
    @EnumSource(Quirk.class)
    void everyQuirkIsNamed(Quirk quirk) {
        assertThat(guide).contains("`" + quirk.text() + "`");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfFaultIsNamed(FaultKind kind) {
        assertThat(guide).contains("`" + kind.text() + "`");
    }

    static List<FaultKind> kinds() {
        return FaultKind.all();
    }
}

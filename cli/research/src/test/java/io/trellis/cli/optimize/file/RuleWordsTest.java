package io.trellis.cli.optimize.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.optimization.study.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleWordsTest {

    @ParameterizedTest
    @EnumSource(Gate.class)
    void everyGateHasWords(Gate gate) {
        assertThat(RuleWords.of(gate.word())).as(gate.word()).isPresent();
    }

    @Test
    void aRuleOfAnotherVersionHasNone() {
        assertThat(RuleWords.of("phaseOfTheMoon")).isEmpty();
    }
}

package io.trellis.optimization.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.strategyfile.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

class GatesTest {

    private static final double LITTLE = 1e-6;

    /** On the right side of the usual threshold. */
    private static double good(Gate gate) {
        return gate.usual() + (gate.wants().equals("at most") ? -LITTLE : LITTLE);
    }

    private static Map<Gate, OptionalDouble> allGood() {
        var figures = new EnumMap<Gate, OptionalDouble>(Gate.class);
        for (Gate gate : Gate.all()) {
            figures.put(gate, OptionalDouble.of(good(gate)));
        }
        return figures;
    }

    @Test
    void givenEveryFigureOnTheRightSide_thenTheStrategyIsValidated() {
        Verdict verdict = Gates.usual().verdict(allGood());

        assertEquals(Verdict.Status.VALIDATED, verdict.status());
        assertEquals(Gate.all().size(), verdict.rules().size());
        assertTrue(Gates.usual().allowOpening(allGood()));
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void givenOneFigureOnTheWrongSide_thenThatGateAloneRefuses(Gate gate) {
        var figures = allGood();
        figures.put(gate, OptionalDouble.of(2 * gate.usual() - good(gate)));

        Verdict verdict = Gates.usual().verdict(figures);

        assertEquals(Verdict.Status.REJECTED, verdict.status());
        assertEquals(
                List.of(gate.word()),
                verdict.rules().stream()
                        .filter(rule -> !rule.passed())
                        .map(Verdict.Rule::rule)
                        .toList());
        assertEquals(gate.isLast(), Gates.usual().allowOpening(figures));
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void givenAnUndefinedFigure_thenItsGateDoesNotHold(Gate gate) {
        var figures = allGood();
        figures.put(gate, OptionalDouble.empty());

        assertEquals(Verdict.Status.REJECTED, Gates.usual().verdict(figures).status());
    }

    @Test
    void givenAFigureOnTheThreshold_thenAboveRefusesItAndTheOthersDoNot() {
        assertFalse(Gate.COSTS.judge(0, OptionalDouble.of(0)).passed());
        assertTrue(Gate.COVERS_FEES.judge(0, OptionalDouble.of(0)).passed());
        assertTrue(Gate.OPENINGS.judge(1, OptionalDouble.of(1)).passed());
        assertFalse(Gate.OPENINGS.judge(1, OptionalDouble.of(2)).passed());
    }

    @Test
    void givenAVerdict_thenItTellsTheGatesItWasMadeWith() {
        Gates gates = Gates.usual().with(Gate.OVERFITTING, 0.25);

        assertEquals(gates, Gates.of(gates.verdict(allGood())));
    }

    @Test
    void givenARuleThatIsNoGate_thenItIsNamed() {
        var verdict =
                new Verdict(
                        Verdict.Status.UNVALIDATED,
                        List.of(new Verdict.Rule("lucky", 1, OptionalDouble.empty(), false)));

        var refused = assertThrows(IllegalArgumentException.class, () -> Gates.of(verdict));

        assertTrue(String.valueOf(refused.getMessage()).contains("\"lucky\""));
    }
}

package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The block {@code search} in all of its forms. */
class SearchBlockTest {

    private static final String EXAMPLE =
            new String(Repository.example("example-geometric"), StandardCharsets.UTF_8);

    private static final String KIND =
            """
            {"path": "grid.kind", "type": "choice", "values": ["geometric", "symmetric"]}\
            """;

    private static final String SPACING =
            """
            {"type": "conditional", "when": {"path": "grid.kind", "values": ["symmetric"]},
             "dimension": {"path": "grid.spacing", "type": "logReal", "from": 0.001, "to": 0.1}}\
            """;

    private static final String ONE =
            """
            {"metric": "sharpe", "direction": "maximize"}\
            """;

    @Test
    void givenAFieldOfAnotherKindOfGrid_thenItVariesUnderThatKindOnly() {
        SearchBlock search = read(KIND + ", " + SPACING, ONE, "");

        var real =
                new Dimension.LogReal(
                        "grid.spacing",
                        new Dimension.Bound(new BigDecimal("0.001"), false),
                        new Dimension.Bound(new BigDecimal("0.1"), false));
        var conditional =
                new Dimension.Conditional(
                        real, "grid.kind", List.of(new Json.TextValue("symmetric")));
        assertThat(search.dimensions()).hasSize(2).last().isEqualTo(conditional);
        assertEquals("grid.spacing", conditional.path());
    }

    @Test
    void givenSeveralObjectivesAndConstraints_thenEachIsKeptInOrder() {
        String two =
                """
                [{"metric": "totalReturn", "direction": "maximize"},
                 {"metric": "maxDrawdown", "direction": "minimize"}]\
                """;
        String bounds =
                """
                , "constraints": [{"metric": "maxDrawdown", "atMost": 0.2},
                                  {"metric": "roundTrips", "atLeast": 30}]\
                """;

        SearchBlock search = read(KIND, two, bounds);

        assertThat(search.objectives())
                .extracting(SearchBlock.Objective::metric)
                .containsExactly("totalReturn", "maxDrawdown");
        assertThat(search.constraints())
                .containsExactly(
                        new SearchBlock.Constraint.AtMost("maxDrawdown", 0.2),
                        new SearchBlock.Constraint.AtLeast("roundTrips", 30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "path": "grid.kind", "values": ["symmetric"] | "path": "sizing", "values": ["base"] | search: dimensions[1].when.path: sizing is no choice among the dimensions before; list one
                    ["symmetric"]} | ["volatility"]} | search: dimensions[1].when.values: "volatility" is not among the values of grid.kind
                    ["symmetric"]} | []} | search.dimensions[1].when.values: it has 0 items; write an array of 1 to 64 items
                    ["symmetric"]} | ["geometric"]} | search.dimensions[1].dimension.path: strategy.grid.spacing: unknown field (known: kind, lower, upper, cells)
                    "from": 0.001 | "from": "0.001" | search.dimensions[1].dimension.from: "0.001" is a string; write a number above 0 and below 1
                    "to": 0.1 | "to": 0.0001 | search.dimensions[1].dimension: to 0.0001 must be above from 0.001
                    "logReal" | "conditional" | search.dimensions[1].dimension.type: "conditional" is not known; write "integer", "real", "logReal" or "choice"
                    grid.spacing | grid.kind | search: dimensions has grid.kind twice; keep one of them
                    """)
    void givenAConditionThatCannotBe_thenOneSentenceSaysWhy(
            String right, String wrong, String sentence) {
        assertThat(SPACING).contains(right);
        String broken = SPACING.replace(right, wrong);

        assertThatThrownBy(() -> read(KIND + ", " + broken, ONE, ""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("S.json: " + sentence);
    }

    @Test
    void givenAKindThatVaries_thenAFieldOfOneKindNeedsACondition() {
        String cells =
                """
                {"path": "grid.cells", "type": "integer", "from": 2, "to": 9, "step": 1}\
                """;

        assertThatThrownBy(() -> read(KIND + ", " + cells, ONE, ""))
                .hasMessageStartingWith(
                        "S.json: search.dimensions[1].path: strategy.grid.cells: unknown field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [] | search.objective: it has 0 items; write an array of 2 to 8 items
                    [{"metric": "sharpe", "direction": "maximize"}] | search.objective: it has 1 items; write an array of 2 to 8 items
                    [{"metric": "sharpe", "direction": "maximize"}, {"metric": "sharpe", "direction": "maximize"}] | search: objective has sharpe twice; keep one of them
                    {"metric": "sharpe"} | search.objective.direction is missing; write "maximize" or "minimize"
                    "sharpe" | search.objective: "sharpe" is a string; write an object with metric, direction
                    """)
    void givenAnObjectiveThatIsNone_thenOneSentenceSaysWhy(String objective, String sentence) {
        assertThatThrownBy(() -> read(KIND, objective, "")).hasMessage("S.json: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [] | search.constraints: it has 0 items; write an array of 1 to 16 items
                    [{"metric": "maxDrawdown"}] | search.constraints[0].atLeast is missing; write a number from -1000000000000000000 to 1000000000000000000
                    [{"metric": "maxDrawdown", "atMost": 1, "atLeast": 0}] | search.constraints[0].atLeast: unknown field (known: metric, atMost)
                    [{"metric": "maxDrawdown", "atMost": null}] | search.constraints[0].atMost: null stands here; write a number from -1000000000000000000 to 1000000000000000000
                    """)
    void givenAConstraintThatIsNone_thenOneSentenceSaysWhy(String constraints, String sentence) {
        assertThatThrownBy(() -> read(KIND, ONE, ", \"constraints\": " + constraints))
                .hasMessage("S.json: " + sentence);
    }

    private static SearchBlock read(String dimensions, String objective, String more) {
        String block =
                "\"search\": {\"dimensions\": [%s], \"objective\": %s%s}"
                        .formatted(dimensions, objective, more);
        String text = EXAMPLE.substring(0, EXAMPLE.indexOf("\"search\"")) + block + "\n}\n";
        Optional<SearchBlock> search =
                StrategyCodec.read(text.getBytes(StandardCharsets.UTF_8), "S.json").search();
        return search.orElseThrow();
    }
}

package io.trellis.optimization.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.LongStream;

class ConditionalSpaceTest {

    private static final ParameterSpace SPACE =
            Planted.space(
                    "grid.kind=arithmetic,symmetric",
                    "grid.cells=5,10,20 if grid.kind=arithmetic",
                    "grid.center=null,100 if grid.kind=symmetric",
                    "grid.spacing=0.01,0.02 if grid.kind=symmetric",
                    "grid.levels=4,5 if grid.kind=symmetric",
                    "grid.profit=0.01,0.02 if grid.kind=symmetric",
                    "sizing=base,quote");

    @Test
    void everyCandidateIsListedOnceWithNothingWhereNothingVaries() {
        List<Candidate> all =
                LongStream.range(0, SPACE.count().orElseThrow().longValueExact())
                        .mapToObj(SPACE::candidate)
                        .toList();

        assertThat(all).hasSize(2 * (3 + 2 * 2 * 2 * 2)).doesNotHaveDuplicates();
        assertThat(all.getFirst().values())
                .containsExactly("arithmetic", "5", "", "", "", "", "base");
        assertThat(all.get(6).values())
                .containsExactly("symmetric", "", "null", "0.01", "4", "0.01", "base");
        assertThat(all.getLast().values())
                .containsExactly("symmetric", "", "100", "0.02", "5", "0.02", "quote");
    }

    @Test
    void sharesOfWhatDoesNotVaryMakeNoOtherCandidate() {
        double[] one = {0.1, 0.5, 0.1, 0.1, 0.1, 0.1, 0.9};
        double[] other = {0.2, 0.6, 0.9, 0.9, 0.9, 0.9, 0.8};

        assertThat(SPACE.candidate(one)).isEqualTo(SPACE.candidate(other));
    }

    @Test
    void aCandidateIsADocumentOfItsKind() {
        Candidate symmetric =
                new Candidate(List.of("symmetric", "", "null", "0.02", "5", "0.01", "quote"));

        var document = SPACE.document(symmetric);

        assertThat(document.value("grid.kind")).isEqualTo("symmetric");
        assertThat(document.value("grid.spacing")).isEqualTo("0.02");
        assertThatThrownBy(() -> document.value("grid.cells"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(document.decode().name()).isEqualTo("planted");
    }

    /** The tick is 0.05: a price that varies under a condition keeps to it as well. */
    @Test
    void aPriceUnderAConditionKeepsToTheTick() {
        ParameterSpace space =
                Planted.space(
                        "grid.kind=geometric,arithmetic",
                        "grid.lower=80..80.2 if grid.kind=geometric");

        assertThat(space.count().orElseThrow()).isEqualTo(6);
        assertThat(space.candidate(1).values()).containsExactly("geometric", "80.05");
    }

    @Test
    void conditionsAreWrittenAsTheyAreRead() {
        var dimension = SPACE.dimensions().get(3);

        assertThat(Settings.values(dimension)).isEqualTo("0.01,0.02 if grid.kind=symmetric");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grid.cells=5..9 if sizing=base | sizing=base,quote"
                        + " | grid.cells varies only for some values of sizing, which must vary"
                        + " itself and come before it",
                "grid.cells=5..9 | sizing=base if grid.cells=7"
                        + " | one value cannot be set under a condition; give two or more",
                "grid.cells=5..9 | sizing=base,quote if grid.cells=7"
                        + " | sizing varies only if grid.cells is 7, which is not among the values"
                        + " listed for it",
                "grid.kind=arithmetic,symmetric | grid.cells=5..9 | cells",
            })
    void givenAConditionThatDecidesNothing_thenRefused(String one, String other, String fault) {
        assertThatThrownBy(() -> Planted.space(one, other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(fault);
    }
}

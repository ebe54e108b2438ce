package io.trellis.core.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOrderIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                "0F1E2D3C4B5A69788796A5B4C3D2E1F0",
                "grid-000017-b",
                "eighteen-character"
            })
    void givenOneOfTheThreeForms_thenItIsKeptAsWritten(String text) {
        assertThat(new ClientOrderId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nineteen-characters",
                "has blank",
                "quote\"",
                "back\\slash",
                "gr\u00efd",
                "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f",
                "0f1e2d3c4b5a69788796a5b4c3d2e1fg"
            })
    void givenAnotherForm_thenRefused(String text) {
        assertThatThrownBy(() -> new ClientOrderId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was of length " + text.length());
    }

    @Test
    void givenAVenueThatSpellsItAnew_thenItIsTheSameOrder() {
        var ours = new ClientOrderId("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
        var echoed = new ClientOrderId("0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0");

        assertThat(echoed).isEqualTo(ours).hasSameHashCodeAs(ours);
    }

    @Test
    void givenADigitThatDiffers_thenItIsAnotherOrder() {
        assertThat(new ClientOrderId("grid-000017-b"))
                .isNotEqualTo(new ClientOrderId("grid-000017-s"));
    }
}

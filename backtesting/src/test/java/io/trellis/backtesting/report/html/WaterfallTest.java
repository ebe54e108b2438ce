package io.trellis.backtesting.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.report.html.Waterfall.Part;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class WaterfallTest {

    @Test
    void givenPartsThatDoNotAddUp_thenItIsRefused() {
        assertThatThrownBy(() -> waterfall("10", "-3.00000001", "7"))
                .hasMessage("the parts add up to 6.99999999, not 7");
    }

    @Test
    void everyPartBeginsWhereTheOneBeforeItEnded() {
        var out = new Markup();
        waterfall("10", "-4", "6").write(out);

        assertThat(out.toString())
                .containsSubsequence(
                        "left:0.00%;width:100.00%", "left:60.00%;width:40.00%", "width:60.00%");
    }

    @Test
    void amountsHaveTheSameDecimalsAndASign() {
        var out = new Markup();
        waterfall("1234.5", "-0.00000001", "1234.49999999").write(out);

        assertThat(out.toString())
                .contains("+1,234.50000000", "\u22120.00000001", "+1,234.49999999");
    }

    @Test
    void givenNothing_thenNothingIsDrawnAndNothingFails() {
        var out = new Markup();
        waterfall("0", "0", "0").write(out);

        assertThat(out.toString()).contains(">0.00<").doesNotContain("NaN");
    }

    private static Waterfall waterfall(String one, String other, String total) {
        return new Waterfall(
                "split", "USDT", List.of(part(one), part(other)), part(total), List.of());
    }

    private static Part part(String amount) {
        return new Part("part", "meaning", new BigDecimal(amount));
    }
}

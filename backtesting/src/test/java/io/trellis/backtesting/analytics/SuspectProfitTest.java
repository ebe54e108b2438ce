package io.trellis.backtesting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalDouble;

class SuspectProfitTest {

    private static final List<Fill> FILLS = List.of(fill(1), fill(2), fill(2), fill(4));

    @Test
    void givenSuspectBars_thenTheirProfitIsWhatTheEquityMovedOverThem() {
        EquityCurve curve = curve(100, 90, 120, 125, 160);

        SuspectProfit on = SuspectProfit.of(curve, FILLS, time -> time == 0 || time == 2);

        assertThat(on.bars()).isEqualTo(2);
        assertThat(on.profit()).isEqualTo((90 - 100) + (125 - 120));
        assertThat(on.totalProfit()).isEqualTo(60);
        assertThat(on.share()).hasValue(-5.0 / 60);
        assertThat(on.fills()).isEqualTo(2);
    }

    @Test
    void givenAllBarsSuspect_thenAllOfTheProfitIsTheirs() {
        SuspectProfit on = SuspectProfit.of(curve(100, 90, 120, 125), FILLS, _ -> true);

        assertThat(on.profit()).isEqualTo(on.totalProfit());
        assertThat(on.share()).hasValue(1);
    }

    @Test
    void givenNoProfit_thenThereIsNoShareOfIt() {
        assertThat(SuspectProfit.of(curve(100, 90), FILLS, _ -> true).share())
                .isEqualTo(OptionalDouble.empty());
    }

    /** A curve of a capital and the equity at the closes of bars at 0, 1, 2 ... */
    private static EquityCurve curve(long capital, long... closes) {
        var curve = new EquityCurve(capital);
        for (int i = 0; i < closes.length; i++) {
            curve.closed(i, closes[i]);
        }
        return curve;
    }

    private static Fill fill(long time) {
        return new Fill(time, Phase.PATH, Reason.GRID, 0, Side.BUY, 100, 1, 100, 0);
    }
}

package io.trellis.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.core.risk.Verdict.Denied;
import io.trellis.core.risk.Verdict.Permitted;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueRequest.Cancel;
import io.trellis.core.venue.VenueRequest.CancelAll;
import io.trellis.core.venue.VenueRequest.CancelAllAfter;
import io.trellis.core.venue.VenueRequest.Write;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Every mode of the trader with every mode of the venue and every kind of write. */
class GateModesTest {

    private record Attempt(char letter, Write write, Errand errand) {}

    /** Buy and sell that rest, buy and sell that take, sell without limit, cancel, timer, all. */
    private static final List<Attempt> ATTEMPTS =
            List.of(
                    attempt('B', GateScene.resting(Side.BUY, 9_900, 100), GateScene.GRID_BUY),
                    attempt('S', GateScene.resting(Side.SELL, 10_100, 100), GateScene.GRID_SELL),
                    attempt('b', GateScene.taking(Side.BUY, 10_010, 100), GateScene.GRID_BUY),
                    attempt('s', GateScene.taking(Side.SELL, 9_990, 100), GateScene.GRID_SELL),
                    attempt('m', GateScene.market(Side.SELL, 100), GateScene.KILL),
                    new Attempt(
                            'C', new Cancel(1, "BTC/USD", GateScene.name(1)), GateScene.GRID_BUY),
                    new Attempt('T', new CancelAllAfter(1, 60), GateScene.GRID_BUY),
                    new Attempt('A', new CancelAll(1), GateScene.KILL));

    private static Attempt attempt(
            char letter, io.trellis.core.venue.OrderTicket order, Errand errand) {
        return new Attempt(letter, GateScene.place(order), errand);
    }

    /** The columns are the modes of the venue; what passes is named by its letter. */
    @ParameterizedTest
    @CsvSource({
        // ............ ONLINE  LIMIT   POST  REDUCE CANCEL MAINT DELIST UNKNOWN
        "STARTING,      -,      -,      -,    -,     -,     -,    -,     -",
        "RECONCILING,   CT,     CT,     CT,   CT,    CT,    -,    CT,    CT",
        "ARMED,         BSbsmCT,BSbsCT, BSCT, SsmCT, CT,    -,    CT,    CT",
        "HOLD,          CT,     CT,     CT,   CT,    CT,    -,    CT,    CT",
        "WIND_DOWN,     SsmCT,  SsCT,   SCT,  SsmCT, CT,    -,    CT,    CT",
        "BLIND,         -,      -,      -,    -,     -,     -,    -,     -",
        "HALTED,        C,      C,      C,    C,     C,     -,    C,     C",
    })
    void whatPassesIsWhatBothModesLetPass(
            TraderMode mode,
            String online,
            String limitOnly,
            String postOnly,
            String reduceOnly,
            String cancelOnly,
            String maintenance,
            String delisted,
            String unknown) {
        check(mode, TradingMode.ONLINE, online);
        check(mode, TradingMode.LIMIT_ONLY, limitOnly);
        check(mode, TradingMode.POST_ONLY, postOnly);
        check(mode, TradingMode.REDUCE_ONLY, reduceOnly);
        check(mode, TradingMode.CANCEL_ONLY, cancelOnly);
        check(mode, TradingMode.MAINTENANCE, maintenance);
        check(mode, TradingMode.DELISTED, delisted);
        check(mode, TradingMode.UNKNOWN, unknown);
    }

    private static void check(TraderMode mode, TradingMode venueMode, String passing) {
        var passed = new StringBuilder();
        for (Attempt attempt : ATTEMPTS) {
            var gate = new Gate(GateScene.limits());
            switch (gate.check(attempt.write(), attempt.errand(), GateScene.cut(mode, venueMode))) {
                case Permitted _ -> passed.append(attempt.letter());
                case Denied denied -> assertThat(denied.limit()).isEqualTo("mode");
            }
        }
        String expected = passing.equals("-") ? "" : passing;
        assertThat(passed.toString()).as("%s, %s", mode, venueMode).isEqualTo(expected);
    }
}

package io.trellis.trading.projection;

import io.trellis.core.grid.GridKind;
import io.trellis.core.strategyfile.DcaSpec;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategySpec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The row that says what is traded, in the words of the strategy file. */
final class ConfigRow {

    private static final MathContext DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);

    private final Sheet sheet;
    private String createdAt = "";
    private boolean active;

    /**
     * What a grid aims at.
     *
     * @param spacing of neighbouring levels: quote for an arithmetic grid, else a share; empty
     *     where the market decides
     * @param levels number of cells, or of levels on each side of a center
     * @param profit share, empty where it is the spacing
     */
    private record Aim(String spacing, String levels, String profit) {}

    ConfigRow(Sheet sheet) {
        this.sheet = sheet;
    }

    /** A process trades it now, or no process any more. */
    void active(boolean now) {
        createdAt = createdAt.isEmpty() ? sheet.now() : createdAt;
        active = now;
        Aim aim = aim(sheet.terms.strategy().strategy());
        sheet.put(
                Table.CONFIG,
                1,
                sheet.terms.strategy().name(),
                sheet.symbol(),
                aim.spacing,
                aim.levels,
                aim.profit,
                sheet.terms.strategy().risk().maxExposure().map(ConfigRow::percent).orElse(""),
                "1",
                active ? "1" : "0",
                createdAt,
                sheet.now());
    }

    private static String percent(BigDecimal share) {
        return Measures.plain(share.movePointRight(2));
    }

    private static Aim aim(StrategySpec strategy) {
        return switch (strategy) {
            case GridSpec(var settings) -> aim(settings.grid());
            case DcaSpec _ -> new Aim("", "", "");
        };
    }

    private static Aim aim(GridKind grid) {
        return switch (grid) {
            case GridKind.Arithmetic(var lower, var upper, int cells) ->
                    new Aim(
                            Measures.plain(
                                    upper.subtract(lower)
                                            .divide(BigDecimal.valueOf(cells), DIGITS)),
                            Integer.toString(cells),
                            "");
            case GridKind.Geometric(var lower, var upper, int cells) ->
                    new Aim(ratio(lower, upper, cells), Integer.toString(cells), "");
            case GridKind.Symmetric(_, var spacing, int levels, var profit) ->
                    new Aim(
                            Measures.plain(spacing),
                            Integer.toString(levels),
                            Measures.plain(profit));
            case GridKind.Fibonacci(_, var step, int levels) ->
                    new Aim(Measures.plain(step), Integer.toString(levels), "");
            case GridKind.Volatility volatility ->
                    new Aim("", Integer.toString(volatility.levels()), "");
        };
    }

    /** The step of a geometric grid as a share, to eight digits. */
    private static String ratio(BigDecimal lower, BigDecimal upper, int cells) {
        double step = StrictMath.pow(upper.divide(lower, DIGITS).doubleValue(), 1.0 / cells) - 1;
        return Measures.plain(BigDecimal.valueOf(step).setScale(8, RoundingMode.HALF_EVEN));
    }
}

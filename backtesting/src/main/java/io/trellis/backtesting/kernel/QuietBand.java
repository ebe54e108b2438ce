package io.trellis.backtesting.kernel;

import io.trellis.core.market.Ratio;

import java.util.Optional;

/**
 * What the market may do without anything happening but fills: up to which prices no order is
 * reached, and between which closes no rule acts and the equity makes no new peak and no new
 * largest fall.
 *
 * <p>While nothing is traded the equity is {@code cash + lots · close}, so that every threshold of
 * equity is one of the close. Thresholds are computed in doubles and leave some units of room: what
 * lies inside the band is certain, what lies outside is looked at exactly.
 */
final class QuietBand {

    private final double unit;
    private final double marginTicks;
    private final double maxExposure;
    private final double killSwitch;
    private final double maxDrawdown;
    private final boolean watchesDay;

    /** A sell fills, or a cell wakes, at this price or above; a buy fills at this one or below. */
    long risesTo = Long.MAX_VALUE;

    long fallsTo = Long.MIN_VALUE;

    /** Closes from here to there are quiet. */
    long lowestClose = Long.MIN_VALUE;

    long highestClose = Long.MAX_VALUE;

    /** Up to this close no rule acts, whatever becomes of the peaks. */
    long highestRuleClose = Long.MAX_VALUE;

    private double perTick;
    private double highestEquity;
    private double lowestEquity;
    private boolean buying;
    private boolean silent;

    /** Share of its price by which a close may lie above one that came before it in a fall. */
    private double bounce;

    QuietBand(CloseRules rules, double unit, int marginTicks) {
        this.unit = unit;
        this.marginTicks = marginTicks;
        this.maxExposure = share(rules.maxExposure());
        this.killSwitch = share(rules.killSwitch());
        this.maxDrawdown = share(rules.maxDrawdown());
        this.watchesDay = rules.killSwitch().isPresent();
    }

    private static double share(Optional<Ratio> threshold) {
        return threshold.map(Ratio::doubleValue).orElse(Double.POSITIVE_INFINITY);
    }

    /** Counter-moves inside a leg are smaller than a ratio. */
    void legsTurnAt(double ratio) {
        bounce = 1 - 1 / ratio;
    }

    /** Whether nothing rests and nothing is held. */
    boolean isSilent() {
        return silent;
    }

    /** Whether different closes are different equities. */
    boolean tellsClosesApart() {
        return perTick >= 2;
    }

    /** Anew for what is held now. */
    void watch(Holdings held, boolean mayBuy, EquityTrack track, long dayPeak, long runPeak) {
        watchPrices(held, mayBuy);
        CellTable table = held.table();
        int flat = held.flat();
        perTick = held.lots() * unit;
        double peak = (double) track.peak();
        double room = 4 + 1e-12 * peak;
        double most = track.isUnderWater() ? peak - 1 : peak;
        highestEquity = (watchesDay ? Math.min(most, (double) dayPeak) : most) - room;
        lowestEquity =
                Math.max(
                                peak * (1 - track.worst()),
                                lowestUnderRules((double) dayPeak, (double) runPeak))
                        + room;
        highestRuleClose = highestRuleClose(table, flat, held.cash());
        if (perTick == 0) {
            boolean quiet = isQuietCash(held.cash(), track, dayPeak, runPeak, room);
            highestClose = quiet ? highestRuleClose : Long.MIN_VALUE;
            lowestClose = Long.MIN_VALUE;
            return;
        }
        double inverse = 1 / perTick;
        long highest = (long) ((highestEquity - held.cash()) * inverse) - 1;
        highestClose = Math.min(highest, highestRuleClose);
        lowestClose = (long) ((lowestEquity - held.cash()) * inverse) + 2;
    }

    /** Anew where no close matters. */
    void watchPrices(Holdings held, boolean mayBuy) {
        CellTable table = held.table();
        buying = mayBuy;
        silent = table.count == 0;
        risesTo = risesTo(table, held.flat(), held.awake());
        fallsTo = mayBuy ? table.fallsTo[held.flat()] : Long.MIN_VALUE;
    }

    private static long risesTo(CellTable table, int flat, int awake) {
        if (flat < awake) {
            return table.risesTo[flat];
        }
        return flat < table.count ? table.buy[flat] + 1 : Long.MAX_VALUE;
    }

    private double lowestUnderRules(double dayPeak, double runPeak) {
        return Math.max(dayPeak * (1 - killSwitch), runPeak * (1 - maxDrawdown));
    }

    /** Cash alone does not move: it is quiet unless it changes a peak or the largest fall now. */
    private boolean isQuietCash(
            long cash, EquityTrack track, long dayPeak, long runPeak, double room) {
        long peak = track.peak();
        boolean noPeak = track.isUnderWater() ? cash < peak : cash <= peak;
        boolean noDayPeak = !watchesDay || cash <= dayPeak;
        boolean noFall = (double) (peak - cash) / peak <= track.worst();
        return noPeak
                && noDayPeak
                && noFall
                && cash > lowestUnderRules((double) dayPeak, (double) runPeak) + room;
    }

    private long highestRuleClose(CellTable table, int flat, long cash) {
        if (!buying) {
            return flat > 0 ? table.buy[flat - 1] : Long.MIN_VALUE;
        }
        if (maxExposure == Double.POSITIVE_INFINITY || perTick == 0) {
            return Long.MAX_VALUE;
        }
        if (cash <= 0) {
            return Long.MIN_VALUE;
        }
        return maxExposure >= 1
                ? Long.MAX_VALUE
                : (long) (maxExposure * cash / (perTick * (1 - maxExposure)) * (1 - 1e-12)) - 1;
    }

    /** Whether an equity may be a fall that a rule acts on. */
    boolean mayFallTooFar(long equity, long dayPeak, long runPeak) {
        double lowest = lowestUnderRules((double) dayPeak, (double) runPeak);
        return equity <= lowest + 4 + 1e-12 * Math.abs(lowest);
    }

    /**
     * Whether a leg that fills orders is quiet.
     *
     * <p>Inside a rising leg every close c counts some of the leg's sells. Against all of them it
     * lacks those still to come, each worth at most the fill margin; so the equity is at most that
     * of the leg's end at the highest close, with the fees not yet paid. As every sell takes place
     * at or above the first one's price, it is at least that of the leg's beginning at the lowest
     * close, or at the first sell where that lies lower, with all fees paid. A falling leg mirrors
     * this; there a close lies above a buy that came before it by less than the ratio of the
     * zigzag.
     *
     * @param to flat cells after the leg
     */
    boolean isQuiet(Holdings held, int to, long lowClose, long highClose) {
        CellTable table = held.table();
        int from = held.flat();
        boolean rises = to > from;
        double lotsBefore = perTick;
        double lotsAfter = held.table().held(to, held.awake()) * unit;
        double cashBefore = held.cash();
        double moved =
                rises ? table.sold[to] - table.sold[from] : table.bought[to] - table.bought[from];
        double cashAfter = cashBefore + moved;
        double most;
        double least;
        if (rises) {
            double fees = table.sellFees[to] - table.sellFees[from];
            double late = marginTicks * (lotsBefore - lotsAfter);
            most = cashAfter + lotsAfter * highClose + fees + late;
            least = cashBefore + lotsBefore * Math.min(lowClose, table.sell[from]) - fees;
        } else {
            double bounced = (lotsAfter - lotsBefore) * highClose * bounce;
            most = cashBefore + lotsBefore * highClose + bounced;
            least = cashAfter + lotsAfter * Math.min(lowClose, table.buy[to]);
        }
        if (most > highestEquity || least < lowestEquity) {
            return false;
        }
        return keepsExposure(
                table,
                from,
                highClose,
                Math.min(cashBefore, cashAfter),
                Math.max(lotsBefore, lotsAfter));
    }

    private boolean keepsExposure(
            CellTable table, int from, long highClose, double leastCash, double mostLots) {
        if (!buying) {
            return from > 0 && highClose <= table.buy[from - 1];
        }
        if (maxExposure == Double.POSITIVE_INFINITY) {
            return true;
        }
        double inventory = mostLots * highClose;
        return leastCash > 0 && inventory < maxExposure * (leastCash + inventory) * (1 - 1e-9);
    }
}

package io.trellis.backtesting.report.run;

import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.core.order.Reason;
import io.trellis.core.session.Books;
import io.trellis.core.strategyfile.DcaSpec;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyFile;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a plug-in calls the parts of its result.
 *
 * @param roundTrips the profit of resting sells
 * @param adjustments the profit of all other sales
 * @param pairs what the profit factor counts
 * @param counts what happened how often
 */
public record PluginWords(
        String roundTrips, String adjustments, String pairs, SequencedMap<String, Integer> counts) {

    /** The words of the strategy's own plug-in. */
    public static PluginWords of(StrategyFile strategy, BacktestResult result) {
        return switch (strategy.strategy()) {
            case GridSpec _ -> ofGrid(result);
            case DcaSpec _ -> ofDca(result);
        };
    }

    private static PluginWords ofGrid(BacktestResult result) {
        Books books = result.summary().books();
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("grid buys", books.gridBuys());
        counts.put("grid sells", books.gridSells());
        counts.put("recentrings", books.recenters());
        return new PluginWords(
                "round trips", "exits, kills, recentrings", "grid pairs only", counts);
    }

    private static PluginWords ofDca(BacktestResult result) {
        Books books = result.summary().books();
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("scheduled purchases", scheduled(result));
        counts.put("dips bought", books.gridBuys());
        counts.put("take-profits", books.gridSells());
        return new PluginWords("take-profits", "kills", "take-profits only", counts);
    }

    private static int scheduled(BacktestResult result) {
        return (int)
                result.fills().stream().filter(fill -> fill.reason() == Reason.SCHEDULE).count();
    }
}

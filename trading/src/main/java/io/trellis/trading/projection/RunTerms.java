package io.trellis.trading.projection;

import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.market.Instrument;
import io.trellis.core.session.Plan;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.trading.run.RunSettings;

/**
 * What a run trades, as far as its tables tell.
 *
 * @param kind {@code paper}, {@code shadow} or {@code live}
 * @param symbol base and quote, {@code BTC/USD}
 * @param instrument as it was when the run began
 * @param capital quote to start with, in units of 10⁻⁸
 */
public record RunTerms(
        String kind, String symbol, Instrument instrument, long capital, StrategyFile strategy) {

    /**
     * What the first record of a journal says.
     *
     * @throws InvalidInputException if its settings cannot be read
     */
    public static RunTerms of(JournalRecord.Opened opened) {
        RunSettings settings =
                RunSettings.read(opened.settings(), "the journal of run " + opened.runId());
        Plan<?> plan = settings.machine().plan();
        return new RunTerms(
                settings.kind().word(),
                settings.symbol(),
                plan.instrument(),
                plan.capital(),
                settings.strategy());
    }
}

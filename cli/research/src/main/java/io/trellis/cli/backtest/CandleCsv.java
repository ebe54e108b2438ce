package io.trellis.cli.backtest;

import io.trellis.backtesting.markov.Observed;
import io.trellis.backtesting.markov.RegimeStudy;
import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.StateProbabilities;

/**
 * Every candle of a study as CSV: the start of the bar at which it is known, which part it is of,
 * what was observed, the chain's state, and how likely the hidden Markov model then thinks each of
 * its states.
 */
final class CandleCsv {

    private CandleCsv() {}

    static String of(RegimeStudy study) {
        FittedFilter.Hidden hidden = study.hidden().filter();
        var text = new StringBuilder("time,part,observation,chain");
        hidden.states().forEach(state -> text.append(",hmm ").append(state));
        text.append('\n');
        add(text, study, "training", study.training());
        add(text, study, "rest", study.rest());
        return text.toString();
    }

    private static void add(StringBuilder text, RegimeStudy study, String part, Observed observed) {
        FittedFilter.Chain chain = study.chain().filter();
        FittedFilter.Hidden hidden = study.hidden().filter();
        StateProbabilities likely = hidden.start();
        for (int i = 0; i < observed.count(); i++) {
            double value = observed.values()[i];
            likely.observe(value);
            String state = chain.states().get(chain.stateOf(value));
            text.append(observed.timeMillis()[i]).append(',').append(part).append(',');
            text.append(value).append(',').append(state);
            for (int each = 0; each < hidden.states().size(); each++) {
                text.append(',').append(likely.of(each));
            }
            text.append('\n');
        }
    }
}

package io.trellis.cli.structure;

import io.trellis.cli.backtest.BacktestProgram;
import io.trellis.cli.data.DataProgram;
import io.trellis.cli.optimize.OptimizeProgram;

import org.junit.jupiter.api.Test;

class ExamplesTest {

    @Test
    void everyCommandOfDataShowsHowItIsCalled() {
        HelpExamples.check(new DataProgram());
    }

    @Test
    void everyCommandOfBacktestShowsHowItIsCalled() {
        HelpExamples.check(new BacktestProgram());
    }

    @Test
    void everyCommandOfOptimizeShowsHowItIsCalled() {
        HelpExamples.check(new OptimizeProgram());
    }
}

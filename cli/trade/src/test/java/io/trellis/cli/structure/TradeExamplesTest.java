package io.trellis.cli.structure;

import io.trellis.cli.trade.TradeProgram;

import org.junit.jupiter.api.Test;

class TradeExamplesTest {

    @Test
    void everyCommandShowsHowItIsCalled() {
        HelpExamples.check(new TradeProgram());
    }
}

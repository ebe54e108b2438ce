package io.trellis.cli.structure;

import io.trellis.cli.krakensim.KrakenSimProgram;

import org.junit.jupiter.api.Test;

class KrakenSimExamplesTest {

    @Test
    void theProgramShowsHowItIsCalled() {
        HelpExamples.check(new KrakenSimProgram());
    }
}

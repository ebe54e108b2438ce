package io.trellis.core.machine;

import io.trellis.core.fact.Fact;

/** Tells what a person should know or look at. */
final class Alarms {

    private final Effects effects;

    Alarms(Effects effects) {
        this.effects = effects;
    }

    void warn(String code, String sentence) {
        effects.fact(new Fact.Alarm(Fact.Severity.WARNING, code, sentence));
    }

    void critical(String code, String sentence) {
        effects.fact(new Fact.Alarm(Fact.Severity.CRITICAL, code, sentence));
    }
}

package io.trellis.core.broker;

import io.trellis.core.fact.Fact;
import io.trellis.core.risk.TraderMode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What speaks against trading on. Each is told once, and lasts until it is gone. */
final class Doubts {

    private final Outlet out;
    private final Map<String, Doubt> doubts = new LinkedHashMap<>();
    private Optional<Doubt> gravest = Optional.empty();

    Doubts(Outlet out) {
        this.out = out;
    }

    Optional<Doubt> gravest() {
        return gravest;
    }

    /** New orders have to wait, as long as it lasts. */
    void hold(String code, String sentence) {
        raise(new Doubt(TraderMode.HOLD, code, sentence), Fact.Severity.WARNING);
    }

    /** A person has to look at it. */
    void halt(String code, String sentence) {
        raise(new Doubt(TraderMode.HALTED, code, sentence), Fact.Severity.CRITICAL);
    }

    private void raise(Doubt doubt, Fact.Severity severity) {
        Doubt before = doubts.get(doubt.code());
        if (before != null && !isGraver(doubt, before)) {
            return;
        }
        doubts.put(doubt.code(), doubt);
        weigh();
        tell(severity, doubt.code(), doubt.sentence());
    }

    /** What was to be held for is over; what a person has to look at is not. */
    void over(String code) {
        Doubt doubt = doubts.get(code);
        if (doubt != null && doubt.wants() == TraderMode.HOLD) {
            doubts.remove(code);
            weigh();
        }
    }

    void clear() {
        doubts.clear();
        weigh();
    }

    private static boolean isGraver(Doubt one, Doubt other) {
        return one.wants() == TraderMode.HALTED && other.wants() == TraderMode.HOLD;
    }

    private void weigh() {
        gravest =
                doubts.values().stream()
                        .filter(doubt -> doubt.wants() == TraderMode.HALTED)
                        .findFirst()
                        .or(() -> doubts.values().stream().findFirst());
    }

    /** Says something that a person should know, and that changes nothing. */
    void tell(Fact.Severity severity, String code, String sentence) {
        out.fact(new Fact.Alarm(severity, code, sentence));
    }
}

package io.trellis.backtesting.report.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * How to make a report again.
 *
 * @param command as it was typed
 * @param version of the program
 * @param choices what else was chosen, such as a seed, by name
 */
public record Origin(String command, String version, SequencedMap<String, String> choices) {

    public Origin {
        choices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(choices));
    }

    /** Nothing was chosen beside what the command says. */
    public Origin(String command, String version) {
        this(command, version, new LinkedHashMap<>());
    }
}

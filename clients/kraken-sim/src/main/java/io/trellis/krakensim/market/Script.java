package io.trellis.krakensim.market;

import io.trellis.core.InvalidInputException;
import io.trellis.krakensim.rules.MarketRules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens in a world, in plain text: a line is a time since its beginning and a command. Empty
 * lines and what follows a {@code #} say nothing.
 *
 * <pre>
 * +0s    price 60000
 * +5s    trade sell 59990 0.02
 * +10s   order buy 59000 0.01        # by a person
 * +12s   cancel                      # by a person, everything
 * +15s   deposit USD 500
 * +16s   withdraw BTC 0.1
 * +20s   mode cancel_only
 * +25s   mode online
 * +26s   status post_only
 * +27s   tick 0.5
 * +28s   minimum 0.001 5
 * +29s   announce 40m 10m
 * +30s   fault reply-lost on AddOrder times 2 for 30s
 * +90s   heal
 * </pre>
 */
public final class Script {

    private final List<ScriptStep> steps;

    private Script(List<ScriptStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads a script.
     *
     * @param name what to call it in messages
     * @throws InvalidInputException naming the line that is wrong, and why
     */
    public static Script parse(String name, List<String> lines) {
        var steps = new ArrayList<ScriptStep>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                steps.add(step(name + ":" + (i + 1), line));
            }
        }
        return new Script(steps);
    }

    private static ScriptStep step(String place, String line) {
        try {
            return ScriptReader.read(place, line);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(place + ": " + e.getMessage(), e);
        }
    }

    /**
     * Refuses what a market does not have: prices between its steps, finer volumes, other assets.
     *
     * @throws InvalidInputException naming the line that is wrong, and what would be right
     */
    public void requireFits(MarketRules market) {
        for (ScriptStep step : steps) {
            Optional<String> wrong = ScriptFit.objection(market, step.command());
            if (wrong.isPresent()) {
                throw new InvalidInputException(step.place() + ": " + wrong.get() + ".");
            }
        }
    }

    /** In the order of the file. */
    List<ScriptStep> steps() {
        return steps;
    }
}

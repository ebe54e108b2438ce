package io.trellis.backtesting.report.run;

import io.trellis.core.strategy.Note;

/** What a strategy reported, in words. */
public final class RemarkWords {

    private RemarkWords() {}

    /** The words of a note; equal for notes that differ in their price alone. */
    public static String of(Note note) {
        return switch (note) {
            case Note.Started _ -> "started";
            case Note.StartRefused(var reason) -> "start refused: " + reason;
            case Note.Recentered(var trigger, _) -> "recentred by " + trigger;
            case Note.RecenterRefused(var trigger, var reason) ->
                    "recentring by " + trigger + " refused: " + reason;
            case Note.Trailed(boolean up) -> up ? "trailed up" : "trailed down";
            case Note.NotPlaced(var order, var reason) -> order + " not placed: " + reason;
            case Note.Buying(boolean allowed) -> allowed ? "buys again" : "stopped buying";
            case Note.Stopped(var rule, boolean forGood) ->
                    "stopped by " + rule + (forGood ? " for good" : " until the next day");
        };
    }
}

package io.trellis.trading.journal;

import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Command;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Bars;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A record for a person, on one line, and for other programs, as JSON. The names of the members are
 * those of the records' parts; they are a format, and stay.
 */
public final class JournalDump {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** What the beginning of a line says already. */
    private static final Set<String> SAID = Set.of("sequence", "record", "time");

    private JournalDump() {}

    /**
     * The record as an object: {@code sequence}, {@code record} (opened, took, sent, stated,
     * closed), and what it holds. Prices and quantities are ticks and lots, amounts of money are
     * units of 10⁻⁸ quote; decimals, times, and numbers beyond 2^53 are texts.
     *
     * @param sequence its number in the journal, from 1
     */
    public static Json.ObjectValue json(long sequence, JournalRecord entry) {
        return new Members().put("sequence", sequence).all(members(entry)).build();
    }

    /** The same on one line: number, time of receipt, kind, and the members as name=value. */
    public static String text(long sequence, JournalRecord entry) {
        Json.ObjectValue all = json(sequence, entry);
        String time = all.get("time").map(JournalDump::plain).orElse("-");
        String rest =
                all.members().entrySet().stream()
                        .filter(member -> !SAID.contains(member.getKey()))
                        .map(JournalDump::shown)
                        .collect(Collectors.joining());
        String kind = all.get("record").map(JournalDump::plain).orElse("");
        String line = sequence + " " + time + " " + kind + rest;
        // A venue's words go to a terminal here: nothing in them may be taken for an order to it.
        return Json.printable(line, line.length());
    }

    private static String shown(Map.Entry<String, Json> member) {
        return " " + member.getKey() + "=" + plain(member.getValue());
    }

    /** A word as it is, anything else as JSON. */
    private static String plain(Json value) {
        return value instanceof Json.TextValue(String text) && text.matches("[!-~&&[^\"=]]+")
                ? text
                : JsonWriter.line(value);
    }

    private static Members members(JournalRecord entry) {
        return switch (entry) {
            case JournalRecord.Opened(String runId, String settings) ->
                    of("opened").put("run", runId).put("settings", settings);
            case JournalRecord.Took(long nanos, long wallNanos, Input input) ->
                    of("took")
                            .put("time", time(wallNanos))
                            .put("nanos", Long.toString(nanos))
                            .all(input(input));
            case JournalRecord.Sent(var write) -> of("sent").all(VenueForm.write(write));
            case JournalRecord.Stated(var fact) -> of("stated").all(FactForm.fact(fact));
            case JournalRecord.Closed(String how) -> of("closed").put("how", how);
        };
    }

    private static Members of(String kind) {
        return Members.of("record", kind);
    }

    private static Instant time(long wallNanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(wallNanos, NANOS_PER_SECOND),
                Math.floorMod(wallNanos, NANOS_PER_SECOND));
    }

    private static Members input(Input input) {
        return switch (input) {
            case Input.Began(int epoch, String program, long seed) ->
                    input("began")
                            .put("epoch", epoch)
                            .put("program", program)
                            .put("seed", Long.toString(seed));
            case Input.Past(Bars bars) -> past(bars);
            case Input.Traded(long timeMillis, long priceTicks, long lots, var aggressor) ->
                    input("traded")
                            .put("timeMillis", timeMillis)
                            .put("priceTicks", priceTicks)
                            .put("lots", lots)
                            .put("aggressor", aggressor);
            case Input.Quoted(long bidTicks, long askTicks) ->
                    input("quoted").put("bidTicks", bidTicks).put("askTicks", askTicks);
            case Input.Told(var event) -> input("told").all(VenueForm.event(event));
            case Input.Woken _ -> input("woken");
            case Input.Commanded(Command command) -> input("commanded").all(command(command));
        };
    }

    private static Members input(String kind) {
        return Members.of("input", kind);
    }

    private static Members past(Bars bars) {
        var indices = IntStream.range(0, bars.count()).boxed();
        return input("past").list("bars", indices.toList(), i -> bar(bars, i));
    }

    private static Members bar(Bars bars, int index) {
        return new Members()
                .put("timeMillis", bars.timeMillis(index))
                .put("open", bars.open(index))
                .put("high", bars.high(index))
                .put("low", bars.low(index))
                .put("close", bars.close(index));
    }

    private static Members command(Command command) {
        Members members = Members.of("command", command.id());
        return switch (command) {
            case Command.Stop stop -> members.put("action", "stop").put("cancel", stop.cancel());
            case Command.Flatten _ -> members.put("action", "flatten");
            case Command.Kill kill -> members.put("action", "kill").put("reason", kill.reason());
            case Command.Rearm _ -> members.put("action", "rearm");
            case Command.Hold _ -> members.put("action", "hold");
            case Command.Resume _ -> members.put("action", "resume");
        };
    }

    /** The kinds of records, in the order in which counts of them are shown. */
    static List<String> kinds() {
        return List.of("opened", "took", "sent", "stated", "closed");
    }

    /** The kind of a record, one of {@link #kinds}. */
    static String kind(JournalRecord entry) {
        return switch (entry) {
            case JournalRecord.Opened _ -> "opened";
            case JournalRecord.Took _ -> "took";
            case JournalRecord.Sent _ -> "sent";
            case JournalRecord.Stated _ -> "stated";
            case JournalRecord.Closed _ -> "closed";
        };
    }
}

package io.trellis.backtesting.replay;

import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Prints;
import io.trellis.core.market.TradePrint;
import io.trellis.core.order.Fill;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.strategy.Note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a journal tells of a session: the market's trades, our fills, and how the trader stood. */
public final class RecordedSession {

    private static final int NOT_YET = -1;

    private final Prints prints = new Prints();
    private final Conditions conditions = new Conditions();
    private final List<Recorded> fills = new ArrayList<>();
    private Bars past = new Bars();

    /** The record that each print stands in. */
    private long[] printedIn = new long[1_024];

    private long records;
    private int startedAt = NOT_YET;
    private int armedAt = NOT_YET;

    /** A fill, and the record that it stands in. */
    record Recorded(long record, Fill fill) {}

    /** Takes the next record of the journal. */
    public void take(JournalRecord record) {
        switch (record) {
            case JournalRecord.Took(_, _, Input.Traded traded) -> traded(traded);
            case JournalRecord.Took(_, _, Input.Past(var bars)) -> past = bars;
            case JournalRecord.Took(_, _, Input.Began _) ->
                    conditions.mode(records, TraderMode.STARTING);
            case JournalRecord.Stated(var fact) -> stated(fact);
            case JournalRecord.Opened _,
                    JournalRecord.Took _,
                    JournalRecord.Sent _,
                    JournalRecord.Closed _ -> {}
        }
        records++;
    }

    /** As a trader takes it: a time before one that was told counts as that one. */
    private void traded(Input.Traded traded) {
        int count = prints.count();
        long time =
                count == 0
                        ? traded.timeMillis()
                        : Math.max(traded.timeMillis(), prints.timeMillis(count - 1));
        prints.append(new TradePrint(time, traded.priceTicks(), traded.lots(), traded.aggressor()));
        if (count == printedIn.length) {
            printedIn = Arrays.copyOf(printedIn, 2 * count);
        }
        printedIn[count] = records;
    }

    private void stated(Fact fact) {
        switch (fact) {
            case Fact.ModeChanged changed -> {
                conditions.mode(records, changed.to());
                if (changed.to() == TraderMode.ARMED && armedAt == NOT_YET) {
                    armedAt = prints.count();
                }
            }
            case Fact.OrderChanged changed ->
                    conditions.order(
                            records,
                            new Conditions.Place(changed.cell(), changed.side()),
                            changed.state());
            case Fact.Filled filled -> fills.add(new Recorded(records, filled.fill()));
            case Fact.Noted(Note.Started _) when startedAt == NOT_YET ->
                    startedAt = Math.max(0, prints.count() - 1);
            case Fact.Noted _,
                    Fact.Executed _,
                    Fact.GridChanged _,
                    Fact.Denied _,
                    Fact.Equity _,
                    Fact.Outside _,
                    Fact.CommandDone _,
                    Fact.Alarm _ -> {}
        }
    }

    /** Whether the strategy was ever told of a price. */
    public boolean hasStarted() {
        return firstTold() != NOT_YET && firstTold() < prints.count();
    }

    /** The first print that the strategy was told of: that at which it started. */
    private int firstTold() {
        return startedAt != NOT_YET ? startedAt : armedAt;
    }

    Bars past() {
        return past;
    }

    /** The prints before the strategy was told of any. */
    Prints heard() {
        return part(0, firstTold());
    }

    /** The prints from the one on at which the strategy started. */
    Prints told() {
        return part(firstTold(), prints.count());
    }

    private Prints part(int from, int to) {
        var part = new Prints();
        for (int i = from; i < to; i++) {
            part.append(
                    new TradePrint(
                            prints.timeMillis(i),
                            prints.priceTicks(i),
                            prints.lots(i),
                            prints.aggressor(i)));
        }
        return part;
    }

    List<Recorded> fills() {
        return List.copyOf(fills);
    }

    Conditions conditions() {
        return conditions;
    }

    /** The price that both are valued at in the end. */
    long lastPriceTicks() {
        return prints.priceTicks(prints.count() - 1);
    }

    /** The record of the last print at or before a time. */
    long recordAt(long timeMillis) {
        int low = 0;
        int high = prints.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (prints.timeMillis(middle) <= timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return printedIn[Math.max(0, low - 1)];
    }

    /** How many records were taken. */
    public long records() {
        return records;
    }
}

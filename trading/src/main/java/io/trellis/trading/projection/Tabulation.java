package io.trellis.trading.projection;

import io.trellis.core.InvalidInputException;
import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.venue.VenueEvent;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a trader has written down, as rows of tables. The same records give the same rows in the
 * same order, whenever they come: that is why tables that were kept up and tables that are made
 * anew are equal.
 */
final class Tabulation {

    private final Function<JournalRecord.Opened, RunTerms> terms;
    private final Consumer<Row> rows;
    private Optional<Tables> tables = Optional.empty();
    private String before = "";

    /** The tables of a run that has been opened. */
    private static final class Tables {

        final JournalRecord.Opened opened;
        final Sheet sheet;
        final ConfigRow config;
        final OrderRows orders;
        final TradeRows trades;
        final PositionRows positions;
        final ProfitRows profit;
        final EventRows events;
        private boolean isTimed;
        private long grids;
        private long wonBefore;

        Tables(JournalRecord.Opened opened, Sheet sheet) {
            this.opened = opened;
            this.sheet = sheet;
            config = new ConfigRow(sheet);
            orders = new OrderRows(sheet);
            trades = new TradeRows(sheet);
            positions = new PositionRows(sheet);
            profit = new ProfitRows(sheet);
            events = new EventRows(sheet);
        }

        /** The first input tells when the run was opened. */
        void at(Written written) {
            sheet.at(written);
            if (!isTimed && written.record() instanceof JournalRecord.Took) {
                isTimed = true;
                sheet.put(
                        Table.RUN,
                        1,
                        opened.runId(),
                        sheet.terms.kind(),
                        sheet.symbol(),
                        Measures.amount(sheet.terms.capital()),
                        new String(
                                StrategyCodec.render(sheet.terms.strategy()),
                                StandardCharsets.UTF_8),
                        sheet.now());
            }
        }

        void stated(Fact fact) {
            switch (fact) {
                case Fact.OrderChanged changed -> {
                    orders.changed(changed);
                    events.order(changed);
                }
                case Fact.Executed executed -> executed(executed);
                case Fact.Filled filled -> filled(filled);
                case Fact.Noted(var note) -> events.note(note);
                case Fact.GridChanged changed -> grid(changed);
                case Fact.Denied denied -> orders.denied(denied);
                case Fact.ModeChanged changed -> events.mode(changed);
                case Fact.Equity equity -> {
                    positions.marked(equity);
                    profit.worth(equity);
                }
                case Fact.Outside(var entry) -> events.outside(entry);
                case Fact.CommandDone done -> events.command(done);
                case Fact.Alarm alarm -> events.alarm(alarm);
            }
        }

        private void executed(Fact.Executed fact) {
            if (trades.executed(fact)) {
                profit.traded(Stamp.ofMillis(fact.timeMillis()), trades.feesInQuote(fact));
            }
        }

        private void filled(Fact.Filled fact) {
            long won = Math.addExact(fact.roundTripProfit(), fact.adjustProfit());
            long brought = won - wonBefore;
            wonBefore = won;
            positions.filled(fact, brought);
            if (brought != 0) {
                Optional<String> time = trades.brought(fact.fill(), brought);
                profit.brought(time.orElseGet(sheet::now), brought);
            }
        }

        private void grid(Fact.GridChanged fact) {
            sheet.put(
                    Table.GRID_HISTORY,
                    ++grids,
                    sheet.measures.priceOrNone(fact.centerTicks()),
                    sheet.measures.priceOrNone(fact.lowestBuyTicks()),
                    sheet.measures.priceOrNone(fact.highestSellTicks()),
                    Integer.toString(fact.buys()),
                    Integer.toString(fact.sells()),
                    sheet.measures.spacing(
                            fact.lowestBuyTicks(),
                            fact.highestSellTicks(),
                            fact.buys() + fact.sells()),
                    fact.reason(),
                    sheet.now());
        }

        void revised(VenueEvent.InstrumentRevised event) {
            if (event.symbol().equals(sheet.symbol())) {
                sheet.measures.revise(event.instrument());
            }
        }
    }

    /**
     * Nothing has been written yet.
     *
     * @param terms reads what a run is made of
     * @param rows takes each row, again when it has changed
     */
    Tabulation(Function<JournalRecord.Opened, RunTerms> terms, Consumer<Row> rows) {
        this.terms = terms;
        this.rows = rows;
    }

    /** Whether a record says anything that a table holds; all others may be left out. */
    static boolean isTold(JournalRecord record) {
        return switch (record) {
            case JournalRecord.Opened _, JournalRecord.Stated _, JournalRecord.Closed _ -> true;
            case JournalRecord.Sent _ -> false;
            case JournalRecord.Took(_, _, var input) -> isTold(input);
        };
    }

    private static boolean isTold(Input input) {
        return switch (input) {
            case Input.Began _ -> true;
            case Input.Told(var event) -> event instanceof VenueEvent.InstrumentRevised;
            case Input.Past _, Input.Traded _, Input.Quoted _, Input.Woken _, Input.Commanded _ ->
                    false;
        };
    }

    /**
     * The next record.
     *
     * @throws InvalidInputException if the journal does not begin with what the run is
     */
    void take(Written written) {
        if (written.record() instanceof JournalRecord.Opened opened) {
            tables = Optional.of(new Tables(opened, new Sheet(terms.apply(opened), rows)));
            return;
        }
        Tables run =
                tables.orElseThrow(() ->
                        new InvalidInputException(
                                "the journal does not begin with what its run is; it is damaged."));
        run.at(written);
        switch (written.record()) {
            case JournalRecord.Took(_, _, Input.Began(int epoch, var program, _)) -> {
                run.config.active(true);
                run.events.began(epoch, program, before);
            }
            case JournalRecord.Took(_, _, Input.Told(VenueEvent.InstrumentRevised revised)) ->
                    run.revised(revised);
            case JournalRecord.Stated(var fact) -> run.stated(fact);
            case JournalRecord.Closed(var how) -> {
                run.config.active(false);
                run.events.closed(how);
            }
            case JournalRecord.Opened _, JournalRecord.Took _, JournalRecord.Sent _ -> {}
        }
        before = run.sheet.now();
    }
}

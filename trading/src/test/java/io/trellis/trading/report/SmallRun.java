package io.trellis.trading.report;

import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.Evidence;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.strategy.Note;
import io.trellis.trading.projection.WrittenJournal;

import java.math.BigDecimal;
import java.util.List;

/** A run of two processes in which a little of everything happened. */
final class SmallRun {

    private SmallRun() {}

    /**
     * Starts with 0.001 BTC at 50,000 (50, fee 0.2), buys 0.001 at 49,000 (49, fee 0.1), sells it
     * at 50,500 (50.5, fee 0.1): 1.3 won. 0.001 is left, at 50,400.
     */
    static WrittenJournal journal() {
        var journal = new WrittenJournal();
        firstProcess(journal);
        secondProcess(journal);
        return journal;
    }

    /** The same first purchase, and nobody has looked at the equity yet. */
    static WrittenJournal justStarted() {
        return new WrittenJournal()
                .took(0, new Input.Began(1, "0.1.0", 1))
                .order(1, -1, Side.BUY, 0, OrderState.SENT, Evidence.INTENT)
                .took(30, new Input.Woken())
                .executed(1, 1, -1, Side.BUY, 5_000_000, "0.2")
                .order(1, -1, Side.BUY, 0, OrderState.FILLED, Evidence.STREAM)
                .filled(-1, Side.BUY, 5_000_000, "0.2", "0", "0");
    }

    private static void firstProcess(WrittenJournal journal) {
        journal.took(0, new Input.Began(1, "0.1.0", 1))
                .stated(mode(TraderMode.STARTING, TraderMode.RECONCILING, "looks at the account"))
                .took(2_000, new Input.Woken())
                .stated(mode(TraderMode.RECONCILING, TraderMode.ARMED, "all is known"))
                .stated(new Fact.Noted(new Note.Started(5_000_000)))
                .stated(new Fact.GridChanged(5_000_000, 4_800_000, 5_200_000, 2, 2, "start"))
                .order(1, -1, Side.BUY, 0, OrderState.SENT, Evidence.INTENT)
                .took(30, new Input.Woken())
                .order(1, -1, Side.BUY, 0, OrderState.OPEN, Evidence.REPLY)
                .executed(1, 1, -1, Side.BUY, 5_000_000, "0.2")
                .order(1, -1, Side.BUY, 0, OrderState.FILLED, Evidence.STREAM)
                .filled(-1, Side.BUY, 5_000_000, "0.2", "0", "0")
                .order(2, 1, Side.BUY, 4_900_000, OrderState.SENT, Evidence.INTENT)
                .took(20, new Input.Woken())
                .order(2, 1, Side.BUY, 4_900_000, OrderState.OPEN, Evidence.STREAM)
                .order(3, 0, Side.BUY, 4_800_000, OrderState.SENT, Evidence.INTENT)
                .took(5_000, new Input.Woken())
                .order(3, 0, Side.BUY, 4_800_000, OrderState.UNKNOWN, Evidence.NO_ANSWER)
                .stated(
                        new Fact.Denied(
                                2, Side.SELL, 5_050_000, 100, "price-collar", "too far away"))
                .equity("9999.8", "9949.8", 100, 5_000_000, "-0.2")
                .took(80_000, new Input.Woken())
                .order(3, 0, Side.BUY, 4_800_000, OrderState.ABSENT, Evidence.ABSENCE_PROOF)
                .took(600_000, new Input.Woken())
                .executed(2, 2, 1, Side.BUY, 4_900_000, "0.1")
                .order(2, 1, Side.BUY, 4_900_000, OrderState.FILLED, Evidence.STREAM)
                .filled(1, Side.BUY, 4_900_000, "0.1", "0", "0")
                .equity("9997.7", "9900.7", 200, 4_900_000, "-2.3")
                .stated(
                        new Fact.Alarm(
                                Fact.Severity.WARNING, "feed-late", "=the feed is late, by 12 s"));
    }

    /** The first one died; an hour later it goes on, and ends as it should. */
    private static void secondProcess(WrittenJournal journal) {
        journal.took(3_600_000, new Input.Began(2, "0.1.0", 1))
                .stated(mode(TraderMode.STARTING, TraderMode.ARMED, "all is known"))
                .order(4, 1, Side.SELL, 5_050_000, OrderState.SENT, Evidence.INTENT)
                .took(10, new Input.Woken())
                .order(4, 1, Side.SELL, 5_050_000, OrderState.REFUSED, Evidence.REPLY)
                .order(5, 1, Side.SELL, 5_050_000, OrderState.SENT, Evidence.INTENT)
                .took(40, new Input.Woken())
                .order(5, 1, Side.SELL, 5_050_000, OrderState.OPEN, Evidence.REPLY)
                .took(60_000, new Input.Woken())
                .executed(3, 5, 1, Side.SELL, 5_050_000, "0.1")
                .order(5, 1, Side.SELL, 5_050_000, OrderState.FILLED, Evidence.STREAM)
                .filled(1, Side.SELL, 5_050_000, "0.1", "1.3", "0")
                .equity("10001.6", "9951.1", 100, 5_050_000, "0.3")
                .took(60_000, new Input.Woken())
                .equity("10001.5", "9951.1", 100, 5_040_000, "0.2")
                .stated(mode(TraderMode.ARMED, TraderMode.HALTED, "killed by a person"))
                .stated(new Fact.CommandDone("c7", "kill", true, "done"))
                .took(30_000, new Input.Woken())
                .add(new JournalRecord.Closed("stopped"));
    }

    private static Fact mode(TraderMode from, TraderMode to, String reason) {
        return new Fact.ModeChanged(from, to, reason);
    }

    /** Fees in the base and in a third asset; more is sold than was bought. */
    static WrittenJournal withOtherFees() {
        var journal = new WrittenJournal().took(0, new Input.Began(1, "0.1.0", 1));
        trade(journal, "=1", Side.BUY, 3, 5_000_001, fee("BTC", "0.00000007"));
        trade(journal, "B", Side.BUY, 5, 4_999_999, fee("USDT", "0.00001"));
        trade(journal, "C", Side.SELL, 7, 5_100_003, fee("KFEE", "1.5"));
        trade(journal, "D", Side.SELL, 4, 5_200_000, fee("USDT", "0.00003"));
        return journal;
    }

    private static Fact.AssetAmount fee(String asset, String amount) {
        return new Fact.AssetAmount(asset, new BigDecimal(amount));
    }

    private static void trade(
            WrittenJournal journal,
            String name,
            Side side,
            long lots,
            long priceTicks,
            Fact.AssetAmount fee) {
        journal.took(1_000, new Input.Woken())
                .stated(
                        new Fact.Executed(
                                name,
                                WrittenJournal.id(lots > 4 ? 1 : 2),
                                journal.nowMillis(),
                                1,
                                side,
                                priceTicks,
                                lots,
                                1,
                                List.of(fee),
                                true));
    }
}

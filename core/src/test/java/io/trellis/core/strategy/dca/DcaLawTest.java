package io.trellis.core.strategy.dca;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.account.Money;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.order.Fill;
import io.trellis.core.session.RunSummary;
import io.trellis.core.session.Session;
import io.trellis.core.strategy.Note;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The strategy in the session against the oracle, fill for fill, on random plans and paths. A
 * failure names its seed; {@code -Dtrellis.law.seed=S} runs that one alone.
 */
class DcaLawTest {

    private static final int CASES = 2_000;
    private static final int NIGHTLY_CASES = 50_000;
    private static final long FIRST_SEED = 31_000_000;

    @Test
    void everyRunIsThatOfTheOracleFillForFill() {
        long only = Long.getLong("trellis.law.seed", -1);
        if (only >= 0) {
            check(only);
            return;
        }
        assertThat(checkAll(CASES))
                .as("what happened in some case")
                .contains(
                        "refused",
                        "GRID 0 SELL",
                        "GRID 1 BUY",
                        "GRID 2 BUY",
                        "KILL -1 SELL",
                        "SCHEDULE -1 BUY");
    }

    @Tag("nightly")
    @Test
    void everyRunOfManyIsThatOfTheOracle() {
        checkAll(NIGHTLY_CASES);
    }

    private static Set<String> checkAll(int cases) {
        var seen = new TreeSet<String>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + cases; seed++) {
            for (String trade : check(seed)) {
                String[] words = trade.split(" ");
                seen.add(words.length > 4 ? String.join(" ", List.of(words).subList(2, 5)) : trade);
            }
        }
        return seen;
    }

    private static List<String> check(long seed) {
        DcaLawCase random = DcaLawCase.of(seed);
        DcaPlan plan = random.plan();
        var oracle = new DcaOracle(plan);
        oracle.run(random.bars());
        var trades = new ArrayList<String>();
        var session = new Session<>(plan, recorder(plan, trades));
        for (int i = 0; i < random.bars().count(); i++) {
            session.bar(random.bars(), i);
        }

        assertThat(trades).as("%s", random).isEqualTo(oracle.trades());
        RunSummary run = session.summary();
        assertThat(Money.decimal(run.account().cash()))
                .as("cash, %s", random)
                .isEqualByComparingTo(oracle.cash());
        assertThat(Money.decimal(run.books().roundTripProfit()))
                .as("round trips, %s", random)
                .isEqualByComparingTo(oracle.profit());
        assertThat(Money.decimal(run.books().adjustProfit()))
                .as("adjustments, %s", random)
                .isEqualByComparingTo(oracle.liquidated());
        assertThat(run.finalEquity() - run.capital())
                .as("the split of %s", random)
                .isEqualTo(
                        run.books().roundTripProfit()
                                + run.books().adjustProfit()
                                + run.unrealized());
        assertThat(run.cashShortfall()).as("the budget of %s", random).isZero();
        return oracle.trades();
    }

    private static SessionListener recorder(DcaPlan plan, List<String> trades) {
        return new SessionListener() {
            @Override
            public void filled(Fill fill) {
                trades.add(
                        DcaOracle.line(
                                        fill.timeMillis(),
                                        fill.phase().name(),
                                        fill.reason().name(),
                                        fill.cell(),
                                        fill.side().name())
                                + " "
                                + DcaOracle.plain(plan.instrument().quantity(fill.lots()))
                                + " at "
                                + DcaOracle.plain(plan.instrument().price(fill.priceTicks()))
                                + " for "
                                + DcaOracle.plain(Money.decimal(fill.value()))
                                + " fee "
                                + DcaOracle.plain(Money.decimal(fill.fee())));
            }

            @Override
            public void noted(long timeMillis, Note note) {
                if (note instanceof Note.StartRefused) {
                    trades.add("refused");
                }
            }
        };
    }
}

package io.trellis.cli.trade.run;

import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.SeriesId;
import io.trellis.core.session.Plan;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyFile;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whether a market is still the one that a strategy file was made for. */
final class Suitability {

    /** What strategy files call the venue. */
    private static final String VENUE = "kraken";

    private final Admission admission;
    private final StrategyFile strategy;
    private final MarketTerms terms;

    Suitability(Admission admission, StrategyFile strategy, MarketTerms terms) {
        this.admission = admission;
        this.strategy = strategy;
        this.terms = terms;
    }

    /** Objects to steps that differ, and to minimums and fees that are worse. */
    void check(Plan<?> plan) {
        SeriesId made = strategy.market();
        admission.requireMarket(
                strategy, new SeriesId(VENUE, terms.market().symbol(), made.timeframe()));
        Instrument file = strategy.instrument();
        Instrument now = terms.instrument();
        requireSame("price step", file.tick(), now.tick());
        requireSame("quantity step", file.lot(), now.lot());
        requireNotMore("smallest quantity", file.minQty(), now.minQty());
        requireNotMore("smallest value of an order", file.minCost(), now.minCost());
        requireNotMore("maker fee", file.makerFee(), now.makerFee());
        requireNotMore("taker fee", file.takerFee(), now.takerFee());
        if (plan instanceof GridPlan grid) {
            requireFees(grid);
        }
    }

    private void requireSame(String what, BigDecimal file, BigDecimal now) {
        if (file.compareTo(now) != 0) {
            admission.object(
                    "its %s is %s, and that of the market %s; make the file anew with bin/data instrument"
                            .formatted(what, file.toPlainString(), now.toPlainString()));
        }
    }

    private void requireNotMore(String what, BigDecimal file, BigDecimal now) {
        if (now.compareTo(file) > 0) {
            admission.object(
                    "it was made with a %s of %s, and now that is %s"
                            .formatted(what, file.toPlainString(), now.toPlainString()));
        }
    }

    private void requireFees(GridPlan plan) {
        long ticks = plan.instrument().ticks(terms.lastPrice(), RoundingMode.HALF_EVEN);
        if (plan.feeCheck(ticks) instanceof Attempt.Done<FeeCheck>(var fees)) {
            admission.requireFees(fees);
        }
    }

    /** Objects to an account that does not have what the strategy is to begin with. */
    void requireFunds(Plan<?> plan, BigDecimal owned) {
        BigDecimal capital = Money.decimal(plan.capital());
        BigDecimal coins = owned.multiply(terms.lastPrice());
        String quote = terms.market().quote();
        String base = terms.market().base();
        if (terms.free(base).compareTo(owned) < 0) {
            admission.object(
                    "--inventory is %s %s, and %s are free"
                            .formatted(
                                    owned.toPlainString(), base, terms.free(base).toPlainString()));
        }
        if (terms.free(quote).add(coins).compareTo(capital) < 0) {
            admission.object(
                    "it needs a capital of %s %s, and %s are free%s"
                            .formatted(
                                    capital.stripTrailingZeros().toPlainString(),
                                    quote,
                                    terms.free(quote).toPlainString(),
                                    owned.signum() == 0 ? "" : " beside the coins"));
        }
    }
}

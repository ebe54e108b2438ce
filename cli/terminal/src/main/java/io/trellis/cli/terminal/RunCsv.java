package io.trellis.cli.terminal;

import io.trellis.core.account.FillCsv;
import io.trellis.core.account.Money;
import io.trellis.core.account.Tariff;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.order.Fill;
import io.trellis.core.session.Plan;

/** Fills and equity of a run as CSV. */
public final class RunCsv implements SessionListener {

    private final FillCsv format;
    private final StringBuilder fills = new StringBuilder(FillCsv.HEADER);
    private final StringBuilder equity = new StringBuilder("time,equity\n");

    public RunCsv(Plan<?> plan) {
        var tariff = new Tariff(plan.instrument(), plan.assumptions().slippage());
        this.format = new FillCsv(plan.instrument(), tariff);
    }

    @Override
    public void filled(Fill fill) {
        fills.append(format.line(fill));
    }

    @Override
    public void closed(long timeMillis, long value) {
        String quote = Money.decimal(value).toPlainString();
        equity.append(timeMillis).append(',').append(quote).append('\n');
    }

    /** One line for each fill. */
    public String fills() {
        return fills.toString();
    }

    /** One line for each bar: its start in epoch milliseconds, and the equity at its close. */
    public String equity() {
        return equity.toString();
    }
}

package io.trellis.core.strategy.dca;

import io.trellis.core.account.Money;
import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Dips;
import io.trellis.core.dca.Purchases;
import io.trellis.core.dca.Purchases.Size;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Note;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orders that rest while something is held: the take-profit, and the dips not yet filled. */
final class DcaOrders {

    static final int TAKE_PROFIT_CELL = 0;

    private final Optional<Dips> dips;
    private final Optional<BigDecimal> takeProfitFactor;
    private final BigDecimal amount;
    private final Purchases purchases;

    /** Value of one lot at one tick, in units of 10⁻⁸ quote. */
    private final BigDecimal unit;

    DcaOrders(DcaSettings settings, Instrument instrument, Purchases purchases) {
        this.dips = settings.dips();
        this.takeProfitFactor = settings.takeProfit().map(BigDecimal.ONE::add);
        this.amount = settings.amount();
        this.purchases = purchases;
        this.unit = instrument.tick().multiply(instrument.lot()).scaleByPowerOfTen(Money.SCALE);
    }

    /** The cell in which a dip rests; the take-profit has the one before the first. */
    static int cellOf(int step) {
        return step + 1;
    }

    static int stepOf(int cell) {
        return cell - 1;
    }

    /** All of them, in place of whatever rests. */
    List<Intent> all(Position position, long lots, long cash) {
        var intents = new ArrayList<Intent>();
        intents.add(new Intent.CancelAll());
        takeProfitFactor.ifPresent(factor ->
                intents.add(
                        new Intent.Rest(
                                TAKE_PROFIT_CELL,
                                Side.SELL,
                                averageTimes(factor, position, lots, RoundingMode.CEILING),
                                lots)));
        dips.ifPresent(rules -> addDips(rules, position, lots, cash, intents));
        return intents;
    }

    /**
     * Each a tick or more below the one above it, the highest below the newest purchase, so that
     * none crosses the market. One that the cash left by those above does not cover does not rest.
     */
    private void addDips(
            Dips rules, Position position, long lots, long cash, List<Intent> intents) {
        long free = cash;
        long above = position.boughtTicks();
        for (int i = 0; i < rules.steps().size(); i++) {
            if (position.hasFilled(i)) {
                continue;
            }
            Dips.Step step = rules.steps().get(i);
            long price = Math.min(above - 1, distant(rules.from(), step, position, lots));
            above = price;
            Size size = purchases.resting(price, Money.units(amount.multiply(step.multiple())));
            Optional<String> refusal = refusal(size, price, free);
            if (refusal.isPresent()) {
                intents.add(notPlaced("dip " + (i + 1), refusal.get()));
            } else {
                intents.add(new Intent.Rest(cellOf(i), Side.BUY, price, size.lots()));
                free -= size.cost();
            }
        }
    }

    Optional<String> refusal(Size size, long priceTicks, long cash) {
        return purchases
                .shortfall(size.lots(), priceTicks)
                .or(() ->
                        size.cost() > cash
                                ? Optional.of("the cash left does not cover it")
                                : Optional.empty());
    }

    static Intent notPlaced(String order, String reason) {
        return new Intent.Report(new Note.NotPlaced(order, reason));
    }

    private long distant(Dips.From from, Dips.Step step, Position position, long lots) {
        BigDecimal factor = BigDecimal.ONE.subtract(step.below());
        return switch (from) {
            case PURCHASE ->
                    factor.multiply(BigDecimal.valueOf(position.purchaseTicks()))
                            .setScale(0, RoundingMode.FLOOR)
                            .longValueExact();
            case AVERAGE -> averageTimes(factor, position, lots, RoundingMode.FLOOR);
        };
    }

    /** The average cost of a unit of inventory times a factor, in ticks. */
    private long averageTimes(
            BigDecimal factor, Position position, long lots, RoundingMode rounding) {
        return BigDecimal.valueOf(position.cost())
                .multiply(factor)
                .divide(unit.multiply(BigDecimal.valueOf(lots)), 0, rounding)
                .longValueExact();
    }
}

package io.trellis.backtesting.engine;

import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The one account of all seats, posted from their fills alone: {@code capital + sold - bought -
 * fees = cash}, to the last unit. Amounts in units of 10⁻⁸ quote.
 */
public final class SharedAccount {

    private final long capital;
    private final SequencedMap<String, Long> inventory = new LinkedHashMap<>();
    private long cash;
    private long bought;
    private long sold;
    private long fees;
    private long lowestCash;

    SharedAccount(long capital) {
        this.capital = capital;
        this.cash = capital;
        this.lowestCash = capital;
    }

    void post(String symbol, Fill fill) {
        boolean buys = fill.side() == Side.BUY;
        bought = Math.addExact(bought, buys ? fill.value() : 0);
        sold = Math.addExact(sold, buys ? 0 : fill.value());
        fees = Math.addExact(fees, fill.fee());
        cash = Math.subtractExact(Math.addExact(capital, sold), Math.addExact(bought, fees));
        lowestCash = Math.min(lowestCash, cash);
        inventory.merge(symbol, buys ? fill.lots() : -fill.lots(), Math::addExact);
    }

    /** The capital of all seats. */
    public long capital() {
        return capital;
    }

    public long cash() {
        return cash;
    }

    public long bought() {
        return bought;
    }

    public long sold() {
        return sold;
    }

    public long fees() {
        return fees;
    }

    /** The smallest cash ever held; one seat may run short while the account does not. */
    public long lowestCash() {
        return lowestCash;
    }

    /** Lots by symbol, in the order of the first fill. */
    public SequencedMap<String, Long> inventory() {
        return Collections.unmodifiableSequencedMap(inventory);
    }
}

package io.trellis.core.broker;

import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The coins that are traded with: as many as the strategy was told of, and as many as are really
 * there. Fees that the venue takes in coins, and remainders too small to be traded, make the two
 * differ. What is missing is missing from every sale in proportion, so that no cell is left with
 * nothing to sell.
 */
final class Holding {

    private long toldLots;
    private long tradedLots;

    /** Fees taken in coins, in lots. */
    private BigDecimal feeLots = BigDecimal.ZERO;

    /** Coins that the account had before, and that no purchase was told of yet. */
    private long ownedLots;

    /** The account already has these. */
    void owns(long lots) {
        ownedLots = lots;
    }

    /** Takes what is there of the coins that the account already had, up to a quantity. */
    long takeOwned(long lots) {
        long taken = Math.min(lots, ownedLots);
        ownedLots -= taken;
        traded(Side.BUY, taken);
        told(Side.BUY, taken);
        return taken;
    }

    void traded(Side side, long lots) {
        tradedLots = Math.addExact(tradedLots, side == Side.BUY ? lots : -lots);
    }

    /** The venue has taken a fee in coins. */
    void paid(BigDecimal lots) {
        feeLots = feeLots.add(lots);
    }

    /** The strategy has been told, or will be, that it has traded. */
    void told(Side side, long lots) {
        toldLots = Math.addExact(toldLots, side == Side.BUY ? lots : -lots);
    }

    /** Whole lots that are there; below 0 if more was sold than was bought. */
    long realLots() {
        return tradedLots - feeLots.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** What is there, a begun lot counted whole. */
    long atMostLots() {
        return tradedLots - feeLots.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    long toldLots() {
        return toldLots;
    }

    /** The part of a sale that its seller really has. */
    long sellable(long lots) {
        long real = Math.max(0, realLots());
        if (real >= toldLots) {
            return Math.min(lots, real);
        }
        return BigInteger.valueOf(lots)
                .multiply(BigInteger.valueOf(real))
                .divide(BigInteger.valueOf(toldLots))
                .min(BigInteger.valueOf(real))
                .longValueExact();
    }
}

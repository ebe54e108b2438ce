package io.trellis.core.desk;

/** Told when an order at the market has traded, whole. */
public interface TakeListener {

    /**
     * It has traded.
     *
     * @param priceTicks price of the market before slippage
     * @param value what was traded, slippage included, in units of 10⁻⁸ quote
     * @param fee in units of 10⁻⁸ quote
     */
    void taken(long priceTicks, long value, long fee);
}

package io.trellis.core.desk;

/** What the venue tells the owner of an order. */
public interface OrderListener {

    /** Why an order does not come to rest. */
    enum Refusal {
        /** It would have taken instead of resting. */
        WOULD_TAKE,
        /** It is smaller than the venue accepts. */
        BELOW_MINIMUM
    }

    /**
     * Something of a resting order has filled, at its limit price; what is left rests on.
     *
     * @param value price times quantity, in units of 10⁻⁸ quote
     * @param fee in units of 10⁻⁸ quote
     */
    default void filled(RestingOrder order, long lots, long value, long fee) {}

    /** The order is done: the venue did not accept it. */
    default void refused(RestingOrder order, Refusal reason) {}

    /** The order is done: it has been cancelled. */
    default void cancelled(RestingOrder order) {}
}

package io.trellis.core.desk;

import io.trellis.core.market.Side;

/** A limit order that only rests and never takes, from being sent until nothing is left of it. */
public interface RestingOrder {

    Side side();

    long priceTicks();

    /** What is not filled yet; 0 when the order is done, however it ended. */
    long remainingLots();

    /** Whether it is under way to the venue or rests there, as far as anybody knows. */
    default boolean isLive() {
        return remainingLots() > 0;
    }

    /** Whether its cancel is under way. */
    boolean isCancelSent();

    /** What its owner knows it by. */
    int cell();

    /** Its owner knows it by something else from now on. */
    void moveTo(int otherCell);

    /** Sends it; its owner may be told of it before this returns. */
    void send();

    /** Sends its cancel; it may still fill until that has arrived. */
    void cancel();
}

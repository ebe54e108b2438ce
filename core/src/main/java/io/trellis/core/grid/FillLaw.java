package io.trellis.core.grid;

/**
 * The fill law in closed form for whole fills (grid-semantics section 3): the state of a grid is
 * the number j of flat cells; cells j and above are held.
 */
public final class FillLaw {

    private FillLaw() {}

    /**
     * The number of flat cells after the market has moved to a price: {@code max(lo, min(j, hi))}.
     *
     * @param flat flat cells before the move, 0 to {@code cells.count()}
     * @param priceTicks where the market moved to
     * @param marginTicks ticks by which the market must pass an order before it fills, 0 or more
     */
    public static int flatAfter(Cells cells, int flat, long priceTicks, long marginTicks) {
        int mustHaveSold = cells.sellingAtOrBelow(priceTicks - marginTicks);
        int mayStayFlat = cells.buyingBelow(priceTicks + marginTicks);
        return Math.max(mustHaveSold, Math.min(flat, mayStayFlat));
    }
}

package io.trellis.backtesting.kernel;

/**
 * The largest fall of the equity from its peak, marked at the turning points of the path instead of
 * at closes: harsher than at closes, and known without looking at one.
 *
 * <p>Over legs it can be too small by the fall of one cell's quantity over the zigzag's ratio plus
 * that cell's fees, because the peak may lie inside a falling leg just after a purchase.
 */
final class PathMarks {

    private double peak;
    private double worst;
    private double floor;

    PathMarks(double capital) {
        peak = capital;
        floor = capital;
    }

    void mark(double equity) {
        if (equity > peak) {
            peak = equity;
            floor = peak * (1 - worst);
        } else if (equity < floor) {
            floor = equity;
            worst = 1 - equity / peak;
        }
    }

    double worst() {
        return worst;
    }
}

package io.trellis.core.strategy.dca;

import io.trellis.core.risk.Peaks;
import io.trellis.core.session.Books;
import io.trellis.core.session.Standing;

/**
 * Everything that dollar-cost averaging remembers.
 *
 * @param stage where it is in its life
 * @param newestDue number of the newest due time that was looked at
 * @param position what is held
 * @param books its profit so far; every take-profit is a round trip
 * @param peaks what falls of equity are measured from
 */
public record DcaState(Stage stage, long newestDue, Position position, Books books, Peaks peaks)
        implements Standing {

    /** Where it is in its life. */
    enum Stage {
        /** It has not seen a price yet. */
        WAITING,
        RUNNING,
        /** Stopped for good. */
        HALTED
    }

    DcaState with(Stage next) {
        return new DcaState(next, newestDue, position, books, peaks);
    }

    DcaState withNewestDue(long due) {
        return new DcaState(stage, due, position, books, peaks);
    }

    DcaState with(Position next, Books nextBooks) {
        return new DcaState(stage, newestDue, next, nextBooks, peaks);
    }

    DcaState with(Peaks next) {
        return new DcaState(stage, newestDue, position, books, next);
    }

    @Override
    public long inventoryCost() {
        return position.cost();
    }

    @Override
    public boolean isHalted() {
        return stage == Stage.HALTED;
    }
}

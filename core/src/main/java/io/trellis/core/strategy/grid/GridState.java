package io.trellis.core.strategy.grid;

import io.trellis.core.risk.Peaks;
import io.trellis.core.session.Books;
import io.trellis.core.session.Standing;

/**
 * Everything the grid strategy remembers.
 *
 * @param stage where it is in its life
 * @param books its profit so far
 * @param peaks what falls of equity are measured from
 */
public record GridState(Stage stage, Books books, Peaks peaks) implements Standing {

    GridState with(Stage next) {
        return new GridState(next, books, peaks);
    }

    GridState with(Books next) {
        return new GridState(stage, next, peaks);
    }

    GridState with(Peaks next) {
        return new GridState(stage, books, next);
    }

    @Override
    public boolean isHalted() {
        return stage instanceof Stage.Halted;
    }

    @Override
    public long inventoryCost() {
        return switch (stage) {
            case Stage.Running(var deployment) -> deployment.book().cost();
            case Stage.Opening opening -> opening.carriedCost();
            case Stage.Closing closing -> closing.cost();
            case Stage.Waiting _, Stage.Paused _, Stage.Halted _ -> 0;
        };
    }
}

package io.trellis.core.strategy.grid;

import io.trellis.core.grid.Cells;
import io.trellis.core.risk.Peaks;
import io.trellis.core.session.Books;
import io.trellis.core.session.Standing;

import java.util.Optional;

/**
 * Everything the grid strategy remembers.
 *
 * @param stage where it is in its life
 * @param books its profit so far
 * @param peaks what falls of equity are measured from
 * @param atLastClose what it held at the last close, if something has filled since
 */
public record GridState(Stage stage, Books books, Peaks peaks, Optional<Holdings> atLastClose)
        implements Standing {

    GridState with(Stage next) {
        return new GridState(next, books, peaks, atLastClose);
    }

    GridState with(Books next) {
        return new GridState(stage, next, peaks, atLastClose);
    }

    /** After a close. */
    GridState with(Peaks next) {
        return next.equals(peaks) && atLastClose.isEmpty()
                ? this
                : new GridState(stage, books, next, Optional.empty());
    }

    /** After a fill. */
    GridState withFilled(Holdings before) {
        return atLastClose.isPresent()
                ? this
                : new GridState(stage, books, peaks, Optional.of(before));
    }

    /** The grid that is in the market, or is about to be; empty when there is none. */
    public Optional<Cells> cells() {
        return switch (stage) {
            case Stage.Running(var deployment) -> Optional.of(deployment.book().cells());
            case Stage.Opening(var deployment, _) -> Optional.of(deployment.book().cells());
            case Stage.Waiting _, Stage.Closing _, Stage.Paused _, Stage.Halted _ ->
                    Optional.empty();
        };
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

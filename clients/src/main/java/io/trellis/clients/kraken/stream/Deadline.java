package io.trellis.clients.kraken.stream;

import io.trellis.clients.net.Loop;

import java.time.Duration;
import java.util.Optional;

/** One task for later at most; setting it anew takes the one before back. */
final class Deadline {

    private final Loop loop;
    private Optional<Loop.Timer> timer = Optional.empty();

    Deadline(Loop loop) {
        this.loop = loop;
    }

    void in(Duration delay, Runnable task) {
        cancel();
        timer =
                Optional.of(
                        loop.after(
                                delay,
                                () -> {
                                    timer = Optional.empty();
                                    task.run();
                                }));
    }

    void cancel() {
        timer.ifPresent(Loop.Timer::cancel);
        timer = Optional.empty();
    }

    boolean isSet() {
        return timer.isPresent();
    }
}

package io.trellis.clients.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class LoopThreadTest {

    @Test
    void givenTasksOfAnyThread_thenTheyRunInTheirOrderOnOneThreadThatEndsWithTheProcess()
            throws Exception {
        var order = new CopyOnWriteArrayList<Integer>();
        var thread = new CompletableFuture<Thread>();
        try (var loop = LoopThread.start("test-loop", failure -> {})) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                loop.execute(() -> order.add(number));
            }
            loop.execute(() -> thread.complete(Thread.currentThread()));
            Thread found = thread.get(5, TimeUnit.SECONDS);
            assertThat(found.getName()).isEqualTo("test-loop");
            assertThat(found.isDaemon()).isTrue();
        }
        assertThat(order).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void givenATaskThatThrows_thenThatIsToldAndTheLoopGoesOn() throws Exception {
        var failures = new CopyOnWriteArrayList<Throwable>();
        var after = new CompletableFuture<String>();
        var wrong = new IllegalStateException("wrong");
        try (var loop = LoopThread.start("test-loop", failures::add)) {
            loop.execute(() -> {
                throw wrong;
            });
            loop.execute(() -> after.complete("ran"));
            assertThat(after.get(5, TimeUnit.SECONDS)).isEqualTo("ran");
        }
        assertThat(failures).isEqualTo(List.of(wrong));
    }

    @Test
    void givenTimers_thenTheyRunInTheOrderOfTheirTimesUnlessTakenBack() throws Exception {
        var order = new CopyOnWriteArrayList<String>();
        var end = new CompletableFuture<Void>();
        try (var loop = LoopThread.start("test-loop", failure -> {})) {
            var _ = loop.after(Duration.ofMillis(60), () -> order.add("late"));
            var _ = loop.after(Duration.ofMillis(20), () -> order.add("early"));
            Loop.Timer never = loop.after(Duration.ofMillis(30), () -> order.add("never"));
            loop.execute(never::cancel);
            var _ = loop.after(Duration.ofMillis(90), () -> end.complete(null));
            end.get(5, TimeUnit.SECONDS);
        }
        assertThat(order).containsExactly("early", "late");
    }

    @Test
    void givenAClosedLoop_thenTasksAreDroppedWithoutComplaint() {
        var loop = LoopThread.start("test-loop", failure -> {});
        loop.close();
        var order = new CopyOnWriteArrayList<String>();

        loop.execute(() -> order.add("ran"));
        loop.after(Duration.ZERO, () -> order.add("ran")).cancel();

        assertThat(order).isEmpty();
    }

    @Test
    void givenTheLoopItself_thenItMayCloseIt() throws Exception {
        var closed = new CompletableFuture<Void>();
        var loop = LoopThread.start("test-loop", closed::completeExceptionally);
        loop.execute(() -> {
            loop.close();
            closed.complete(null);
        });

        closed.get(5, TimeUnit.SECONDS);
        assertThat(closed).isCompleted();
    }
}

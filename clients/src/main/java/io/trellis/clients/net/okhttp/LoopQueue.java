package io.trellis.clients.net.okhttp;

import io.trellis.clients.net.Loop;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one connection has for the loop, in its order and bounded: who produces faster than the loop
 * takes is told so, instead of filling the memory with what is ever older.
 *
 * <p>Nothing in it is left out or put together: frames build on each other, and what each means is
 * known on the loop alone. So many as may wait are a minute and more of a busy market; a loop that
 * is that far behind stands still, and is helped by a new connection that begins with the present.
 */
final class LoopQueue {

    private static final int MOST_TASKS = 20_000;
    private static final long MOST_CHARACTERS = 8L << 20;

    private final Loop loop;
    private final AtomicInteger tasks = new AtomicInteger();
    private final AtomicLong characters = new AtomicLong();
    private volatile boolean ended;
    private volatile boolean closed;

    LoopQueue(Loop loop) {
        this.loop = loop;
    }

    /** From now on nothing is run any more. */
    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /**
     * Adds a task.
     *
     * @param size in characters
     * @return false if too much waits
     */
    boolean add(int size, Runnable task) {
        if (closed) {
            return true;
        }
        if (tasks.get() >= MOST_TASKS || characters.get() + size > MOST_CHARACTERS) {
            return false;
        }
        tasks.incrementAndGet();
        characters.addAndGet(size);
        loop.execute(() -> {
            tasks.decrementAndGet();
            characters.addAndGet(-size);
            run(task);
        });
        return true;
    }

    /** Adds the last task, unless one was added before: it is run behind all others. */
    void last(Runnable task) {
        if (!closed) {
            closed = true;
            loop.execute(() -> {
                run(task);
                ended = true;
            });
        }
    }

    private void run(Runnable task) {
        if (!ended) {
            task.run();
        }
    }
}

package io.trellis.krakensim.network;

import io.trellis.krakensim.Exchange;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An exchange whose time is that of an agenda: what is due there is done there. All that acts on
 * the exchange does so through this, as it may change when the exchange has something to do next.
 */
public final class DrivenExchange {

    private final Agenda agenda;
    private final Exchange exchange;
    private Optional<Agenda.Entry> wake = Optional.empty();
    private long wakeNanos = Long.MAX_VALUE;
    private Runnable afterwards = () -> {};

    /** Binds the two. */
    public DrivenExchange(Agenda agenda, Exchange exchange) {
        this.agenda = agenda;
        this.exchange = exchange;
        schedule();
    }

    /** The agenda that everything runs on. */
    public Agenda agenda() {
        return agenda;
    }

    /** Runs after all that the exchange does or has done to it. */
    void afterwards(Runnable task) {
        afterwards = task;
    }

    /** Does something to the exchange at the present time. */
    public void act(Consumer<Exchange> act) {
        exchange.advance(agenda.nowNanos());
        act.accept(exchange);
        settle();
    }

    /** Asks or does something that has an answer. */
    public <T> T ask(Function<Exchange, T> question) {
        exchange.advance(agenda.nowNanos());
        T answer = question.apply(exchange);
        settle();
        return answer;
    }

    private void settle() {
        schedule();
        afterwards.run();
    }

    private void schedule() {
        long next = exchange.nextWakeNanos();
        if (next == wakeNanos) {
            return;
        }
        wake.ifPresent(Agenda.Entry::cancel);
        wakeNanos = next;
        wake =
                next == Long.MAX_VALUE
                        ? Optional.empty()
                        : Optional.of(agenda.at(next, this::wakeUp));
    }

    private void wakeUp() {
        wakeNanos = Long.MAX_VALUE;
        wake = Optional.empty();
        long now = agenda.nowNanos();
        exchange.advance(now);
        if (exchange.nextWakeNanos() <= now) {
            throw new IllegalStateException(
                    "the exchange did not do what was due at " + exchange.nextWakeNanos());
        }
        settle();
    }
}

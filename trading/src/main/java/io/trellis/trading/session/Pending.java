package io.trellis.trading.session;

import io.trellis.core.fact.Fact;
import io.trellis.core.machine.Effects;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.VenueRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one step of the machine wants done. */
final class Pending implements Effects {

    final List<Permit> writes = new ArrayList<>();
    final List<VenueRequest.Read> reads = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<String> follows = new ArrayList<>();
    Optional<Ending> ending = Optional.empty();
    long wakeNanos = Long.MAX_VALUE;
    boolean wakeChanged;

    void clear() {
        writes.clear();
        reads.clear();
        facts.clear();
        follows.clear();
        ending = Optional.empty();
        wakeChanged = false;
    }

    boolean isEmpty() {
        return writes.isEmpty() && reads.isEmpty() && facts.isEmpty() && follows.isEmpty();
    }

    @Override
    public void write(Permit permit) {
        writes.add(permit);
    }

    @Override
    public void read(VenueRequest.Read request) {
        reads.add(request);
    }

    @Override
    public void fact(Fact fact) {
        facts.add(fact);
    }

    @Override
    public void wakeAt(long nanos) {
        wakeNanos = nanos;
        wakeChanged = true;
    }

    @Override
    public void follow(String symbol) {
        follows.add(symbol);
    }

    @Override
    public void ended(boolean clean, String reason) {
        ending = Optional.of(new Ending(clean, reason));
    }
}

package io.trellis.clients.world;

import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.net.Loop;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A client that keeps all that it is told. */
final class RecordingClient {

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMinutes(1);

    private final Loop loop;
    private final KrakenVenue venue;
    private final Set<String> booked = new HashSet<>();
    private final List<VenueEvent> events = new ArrayList<>();

    RecordingClient(VirtualHost host) {
        var access =
                new KrakenAccess(
                        host.hosts(),
                        host.loop(),
                        host.http(),
                        host.webSockets(),
                        host.key(),
                        Nonces.inMemory(),
                        Tier.PRO,
                        7);
        this.loop = host.loop();
        this.venue = new KrakenVenue(access, booked::contains, this::happened);
    }

    private void happened(VenueEvent event) {
        events.add(event);
        switch (event) {
            case VenueEvent.Filled(var fill) -> booked.add(fill.executionId());
            // As a trader would, who still wants to trade there.
            case VenueEvent.MarketGivenUp(String symbol, _) ->
                    loop.after(BEFORE_ANOTHER_TRY, () -> venue.follow(symbol));
            default -> {}
        }
    }

    /** Has a write carried out that nobody limits. */
    void carryOut(VenueRequest.Write write) {
        venue.carryOut(Permit.of(write, Long.MAX_VALUE));
    }

    KrakenVenue venue() {
        return venue;
    }

    List<VenueEvent> events() {
        return List.copyOf(events);
    }

    /** All events of a kind, in their order. */
    <T extends VenueEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends VenueEvent> T last(Class<T> kind) {
        return all(kind).getLast();
    }

    <T extends VenueEvent> T only(Class<T> kind) {
        List<T> all = all(kind);
        if (all.size() != 1) {
            throw new AssertionError("one " + kind.getSimpleName() + " expected, were " + all);
        }
        return all.getFirst();
    }

    /** The one outcome of a write of one order. */
    WriteOutcome outcome(long request) {
        List<WriteOutcome> outcomes =
                all(VenueEvent.Answered.class).stream()
                        .filter(answered -> answered.requestId() == request)
                        .flatMap(answered -> answered.outcomes().stream())
                        .toList();
        if (outcomes.size() != 1) {
            throw new AssertionError("one outcome of " + request + " expected, were " + outcomes);
        }
        return outcomes.getFirst();
    }

    /** The one answer to a read. */
    VenueAnswer answer(long request) {
        List<VenueAnswer> answers =
                all(VenueEvent.Told.class).stream()
                        .filter(told -> told.requestId() == request)
                        .map(VenueEvent.Told::answer)
                        .toList();
        if (answers.size() != 1) {
            throw new AssertionError("one answer to " + request + " expected, were " + answers);
        }
        return answers.getFirst();
    }
}

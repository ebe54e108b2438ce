package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.net.Http;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A write that is being put together. */
record Draft(
        String call,
        Consumer<Consumer<Http.Reply>> sender,
        Optional<VenueRequest.Write> counted,
        Optional<Instant> deadline) {

    Draft(String call, Consumer<Consumer<Http.Reply>> sender) {
        this(call, sender, Optional.empty(), Optional.empty());
    }

    /** One that the engine counts. */
    Draft counted(VenueRequest.Write write) {
        return new Draft(call, sender, Optional.of(write), deadline);
    }

    /** One that is not sent after a time. */
    Draft until(Instant end) {
        return new Draft(call, sender, counted, Optional.of(end));
    }

    /** One of a single outcome. */
    WriteCall.Order order(Function<WireField, List<WriteOutcome>> parser) {
        return order(1, parser);
    }

    WriteCall.Order order(int outcomes, Function<WireField, List<WriteOutcome>> parser) {
        return new WriteCall.Order(call, outcomes, counted, deadline, sender, parser);
    }
}

package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.Wire;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the answer to a request that changes something says of it. */
final class WriteAnswers {

    private static final WriteOutcome NO_SENSE =
            new WriteOutcome.Unknown("the answer makes no sense");

    private WriteAnswers() {}

    /** One outcome, and for a batch one an order. */
    static List<WriteOutcome> outcomes(VenueRequest.Write write, Frame.Answer answer) {
        int count = count(write);
        try {
            return switch (verdict(answer)) {
                case TAKEN -> taken(write, answer);
                case REFUSED ->
                        Collections.nCopies(count, KrakenError.of(answer.error()).outcome());
                case UNCLEAR -> Collections.nCopies(count, NO_SENSE);
            };
        } catch (KrakenReadException _) {
            return Collections.nCopies(count, NO_SENSE);
        }
    }

    /** How many outcomes a request has. */
    static int count(VenueRequest.Write write) {
        return write instanceof VenueRequest.PlaceBatch batch ? batch.orders().size() : 1;
    }

    private enum Verdict {
        TAKEN,
        REFUSED,
        UNCLEAR
    }

    private static Verdict verdict(Frame.Answer answer) {
        boolean error = !answer.error().isEmpty();
        if (answer.success().isEmpty() || answer.success().get() == error) {
            return Verdict.UNCLEAR;
        }
        return error ? Verdict.REFUSED : Verdict.TAKEN;
    }

    private static List<WriteOutcome> taken(VenueRequest.Write write, Frame.Answer answer) {
        return switch (write) {
            case VenueRequest.Place _ -> List.of(named(answer, "order_id"));
            case VenueRequest.Amend _ -> List.of(named(answer, "amend_id"));
            case VenueRequest.PlaceBatch batch -> batch(batch, answer);
            case VenueRequest.Cancel _, VenueRequest.CancelAll _, VenueRequest.CancelAllAfter _ ->
                    List.of(new WriteOutcome.Accepted(text(answer.result(), "order_id")));
        };
    }

    /** Taken, but without the name that must be there, it is not known what was. */
    private static WriteOutcome named(Frame.Answer answer, String name) {
        String text = text(answer.result(), name);
        return text.isEmpty() ? NO_SENSE : new WriteOutcome.Accepted(text);
    }

    private static String text(Optional<WireField> object, String name) {
        return object.filter(field -> field.value() instanceof Wire.Members)
                .flatMap(field -> field.find(name))
                .map(WireField::text)
                .orElse("");
    }

    /** By the names of the orders, as the place of an element is not promised. */
    private static List<WriteOutcome> batch(VenueRequest.PlaceBatch batch, Frame.Answer answer) {
        var byName = new LinkedHashMap<ClientOrderId, WriteOutcome>();
        var nameless = new ArrayList<WriteOutcome>();
        for (WireField element : elements(answer)) {
            WriteOutcome outcome = element(element);
            String name = text(Optional.of(element), "cl_ord_id");
            id(name).ifPresentOrElse(id -> byName.put(id, outcome), () -> nameless.add(outcome));
        }
        return batch.orders().stream()
                .map(OrderTicket::id)
                .map(id -> Optional.ofNullable(byName.get(id)))
                .map(found -> found.orElseGet(() -> theOther(batch, byName, nameless)))
                .toList();
    }

    /** The one element without a name is that of the one order that no other element is of. */
    private static WriteOutcome theOther(
            VenueRequest.PlaceBatch batch,
            Map<ClientOrderId, WriteOutcome> byName,
            List<WriteOutcome> nameless) {
        long unnamed =
                batch.orders().stream().filter(order -> !byName.containsKey(order.id())).count();
        return unnamed == 1 && nameless.size() == 1
                ? nameless.getFirst()
                : new WriteOutcome.Unknown("the answer does not name this order");
    }

    /** The list is the result, or in it. */
    private static List<WireField> elements(Frame.Answer answer) {
        WireField result = answer.result().orElseThrow(() -> answer.whole().wrong("has no result"));
        return result.value() instanceof Wire.Items
                ? result.items()
                : result.member("orders").items();
    }

    private static WriteOutcome element(WireField element) {
        String error = text(Optional.of(element), "error");
        String order = text(Optional.of(element), "order_id");
        boolean failed = text(Optional.of(element), "success").equals("false");
        if (!error.isEmpty() && order.isEmpty()) {
            return KrakenError.of(error).outcome();
        }
        return order.isEmpty() || failed || !error.isEmpty()
                ? NO_SENSE
                : new WriteOutcome.Accepted(order);
    }

    private static Optional<ClientOrderId> id(String text) {
        try {
            return Optional.of(new ClientOrderId(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

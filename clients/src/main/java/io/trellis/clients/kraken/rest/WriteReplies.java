package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.WriteOutcome;

import java.util.List;
import java.util.Optional;

/** Outcomes that the results of writes tell. */
final class WriteReplies {

    private WriteReplies() {}

    /** {@code AddOrder}: the id is in a list, though there is one order. */
    static List<WriteOutcome> added(WireField result) {
        List<WireField> ids = result.member("txid").items();
        return ids.stream().map(WriteReplies::accepted).toList();
    }

    /** {@code AddOrder} that only checks: there is no id, and nothing has been placed. */
    static List<WriteOutcome> validated(WireField result) {
        String words = result.member("descr").member("order").text();
        return List.of(
                result.find("txid").isPresent()
                        ? new WriteOutcome.Unknown("a check was answered with an order's id")
                        : new WriteOutcome.Accepted(words));
    }

    /** {@code AddOrderBatch}: the id is a plain text here, and each order may fail alone. */
    static List<WriteOutcome> addedBatch(WireField result) {
        return result.member("orders").items().stream().map(WriteReplies::ofBatch).toList();
    }

    private static WriteOutcome ofBatch(WireField order) {
        Optional<WireField> error = order.find("error");
        Optional<WireField> id = order.find("txid");
        if (error.isPresent() == id.isPresent()) {
            return new WriteOutcome.Unknown("an order of the batch has neither error nor id");
        }
        return error.map(text -> KrakenError.of(text.text()).outcome())
                .orElseGet(() -> accepted(id.orElseThrow()));
    }

    private static WriteOutcome accepted(WireField id) {
        return id.text().isEmpty()
                ? new WriteOutcome.Unknown("the order has no id")
                : new WriteOutcome.Accepted(id.text());
    }

    /** {@code AmendOrder}. */
    static List<WriteOutcome> amended(WireField result) {
        return List.of(accepted(result.member("amend_id")));
    }

    /** {@code CancelOrder}: none cancelled is the end of an order that was gone already. */
    static List<WriteOutcome> cancelled(WireField result) {
        boolean pending = result.find("pending").map(WireField::truth).orElse(false);
        return List.of(
                pending || result.member("count").whole() > 0
                        ? new WriteOutcome.Accepted("")
                        : new WriteOutcome.Refused(
                                Refusal.UNKNOWN_ORDER, "no order was cancelled"));
    }

    /** {@code CancelOrderBatch} and {@code CancelAll}: however many it were. */
    static List<WriteOutcome> cancelledAll(WireField result) {
        result.member("count").whole();
        return List.of(new WriteOutcome.Accepted(""));
    }

    /** {@code CancelAllOrdersAfter}: what stands for the time when it is off is not known. */
    static List<WriteOutcome> armed(WireField result) {
        result.member("currentTime").instant();
        return List.of(
                new WriteOutcome.Accepted(
                        result.find("triggerTime").map(WireField::text).orElse("")));
    }
}

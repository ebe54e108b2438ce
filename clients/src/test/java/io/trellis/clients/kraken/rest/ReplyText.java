package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.market.Market;
import io.trellis.core.history.RecordedCandle;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.WriteOutcome;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was read in an answer, in lines that a person can compare. */
final class ReplyText {

    private ReplyText() {}

    static String of(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(ReplyText::of).collect(Collectors.joining("\n"));
            case Map<?, ?> map -> map.toString();
            case Rows<?>(var rows, var passedOver) ->
                    Stream.concat(rows.stream(), passedOver.stream())
                            .map(ReplyText::of)
                            .collect(Collectors.joining("\n"));
            case CandlePage page -> text(page);
            case TradePage page -> text(page);
            case VenueOrder order -> text(order);
            case VenueFill fill -> text(fill);
            case WriteOutcome.Accepted(String name) -> "accepted " + name;
            case WriteOutcome.Refused(Refusal reason, String words) -> reason + " " + words;
            case WriteOutcome.Unknown(String words) -> "unknown: " + words;
            case Market market ->
                    market.names()
                            + " "
                            + market.instrument()
                            + " "
                            + market.decimals()
                            + " "
                            + market.mode();
            default -> value.toString();
        };
    }

    private static String text(CandlePage page) {
        return "%d closed, first %s, last %s, running %s, cursor %d, %d empty"
                .formatted(
                        page.closed().size(),
                        page.closed().getFirst(),
                        page.closed().getLast(),
                        page.running(),
                        page.last(),
                        page.closed().stream().filter(ReplyText::isFlat).count());
    }

    /** c13: flat at the close before, no average, no volume, no trades. */
    private static boolean isFlat(RecordedCandle candle) {
        return candle.trades() == 0
                && candle.volume().signum() == 0
                && candle.vwap().signum() == 0
                && candle.open().compareTo(candle.close()) == 0
                && candle.low().compareTo(candle.high()) == 0;
    }

    private static String text(TradePage page) {
        List<RecordedTrade> trades = page.trades();
        return "%d trades, first %s, last %s, cursor %s"
                .formatted(trades.size(), trades.getFirst(), trades.getLast(), page.last());
    }

    private static String text(VenueOrder order) {
        return "%s %s %s %d at %d, %d for %s and %s, %s since %s, %s"
                .formatted(
                        order.venueId(),
                        order.symbol(),
                        order.side(),
                        order.lots(),
                        order.priceTicks(),
                        order.filledLots(),
                        order.cost().toPlainString(),
                        order.fee().toPlainString(),
                        order.state(),
                        order.opened(),
                        order.words().isEmpty() ? "no words" : order.words());
    }

    private static String text(VenueFill fill) {
        return "%s of %s, %d: %s %s %d at %d for %s and %s, %s at %s"
                .formatted(
                        fill.executionId(),
                        fill.orderId(),
                        fill.tradeId(),
                        fill.symbol(),
                        fill.side(),
                        fill.lots(),
                        fill.priceTicks(),
                        fill.cost().toPlainString(),
                        fill.fees().getFirst(),
                        fill.maker() ? "maker" : "taker",
                        fill.time());
    }
}

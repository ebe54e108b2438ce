package io.trellis.cli.trade.doctor;

import io.trellis.cli.terminal.UtcTime;
import io.trellis.clients.kraken.market.FeeSchedule;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.rest.Maintenance;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.venue.TradingMode;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What everybody may ask of the venue. */
final class VenueLook {

    /** What is looked at beside the clock. */
    static final List<String> SUBJECTS =
            List.of("mode", "maintenance", "market", "listed fees", "public stream");

    /** Beyond it orders are not sent with a deadline, which the venue judges by its own clock. */
    private static final Duration MOST_OFFSET = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Link link;
    private final Patient patient;
    private final String symbol;
    private boolean reached;
    private Optional<MarketTable> markets = Optional.empty();
    private Optional<Market> market = Optional.empty();

    VenueLook(Link link, Patient patient) {
        this.link = link;
        this.patient = patient;
        this.symbol = patient.symbol();
    }

    /** Whether the first question was answered. */
    boolean isReached() {
        return reached;
    }

    /** All markets, if they were read. */
    Optional<MarketTable> markets() {
        return markets;
    }

    /** The one that is looked at, if there is one. */
    Optional<Market> marketOfInterest() {
        return market;
    }

    Finding clock() {
        try {
            return clock(ClockBounds.UNKNOWN, Duration.ofDays(1), patient.clockQuestions());
        } catch (KrakenReadException unanswered) {
            return Finding.wrong(
                    "clock", Words.withoutStop(String.valueOf(unanswered.getMessage())));
        }
    }

    private Finding clock(ClockBounds known, Duration way, int questions) {
        Instant asked = link.loop().now();
        Instant second = link.answer(link.rest().time());
        Instant heard = link.loop().now();
        reached = true;
        Duration trip = Duration.between(asked, heard);
        Duration shortest = trip.compareTo(way) < 0 ? trip : way;
        ClockBounds bounds = known.after(asked, second, heard);
        if (questions == 1 || !bounds.fit()) {
            return clock(bounds, shortest);
        }
        link.pause(bounds.untilNextQuestion(link.loop().now(), shortest.dividedBy(2)));
        return clock(bounds, shortest, questions - 1);
    }

    private static Finding clock(ClockBounds bounds, Duration trip) {
        if (!bounds.fit()) {
            return Finding.wrong("clock", "one of the two clocks was set meanwhile; look again");
        }
        String words = bounds.words() + ", round trip %d ms".formatted(trip.toMillis());
        Finding finding =
                bounds.isWithin(MOST_OFFSET)
                        ? Finding.good("clock", words)
                        : bounds.isBeyond(MOST_OFFSET)
                                ? Finding.wrong("clock", words + "; set the clock of this machine")
                                : Finding.note("clock", words + "; whether it is 1 s off is open");
        return finding.with(
                Json.object()
                        .put("leastOffsetMillis", bounds.least().toMillis())
                        .put("mostOffsetMillis", bounds.most().toMillis())
                        .put("roundTripMillis", trip.toMillis())
                        .build());
    }

    Finding mode() {
        TradingMode mode = link.answer(link.rest().systemStatus()).mode();
        return mode == TradingMode.ONLINE
                ? Finding.good("mode", "online")
                : Finding.wrong("mode", word(mode) + ": not all orders are taken now");
    }

    private static String word(TradingMode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Finding maintenance() {
        List<Maintenance> windows = link.answer(link.rest().maintenanceSchedule());
        if (windows.isEmpty()) {
            return Finding.good("maintenance", "none is announced for the next 7 days");
        }
        Maintenance next = windows.getFirst();
        return Finding.note(
                        "maintenance",
                        "%d announced; the next begins %s UTC, ends %s UTC; advice: %s"
                                .formatted(
                                        windows.size(),
                                        time(next.start()),
                                        time(next.end()),
                                        next.action()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')))
                .with(Json.object().put("announced", windows.size()).build());
    }

    private static String time(Optional<Instant> time) {
        return time.map(instant -> UtcTime.minutes(instant.toEpochMilli()))
                .orElse("at an unknown time");
    }

    Finding market() {
        MarketTable table = link.answer(link.rest().markets());
        markets = Optional.of(table);
        try {
            market = Optional.of(table.find(symbol));
        } catch (InvalidInputException unlisted) {
            return Finding.wrong(
                    "market", Words.withoutStop(String.valueOf(unlisted.getMessage())));
        }
        return market(market.orElseThrow());
    }

    private static Finding market(Market market) {
        Instrument rules = market.instrument();
        String words =
                "%s, price step %s, quantity step %s, at least %s %s and %s %s"
                        .formatted(
                                word(market.mode()),
                                rules.tick().toPlainString(),
                                rules.lot().toPlainString(),
                                rules.minQty().toPlainString(),
                                market.base(),
                                rules.minCost().toPlainString(),
                                market.quote());
        Finding finding =
                market.mode() == TradingMode.ONLINE
                        ? Finding.good("market", words)
                        : Finding.wrong("market", words);
        return finding.with(
                Json.object()
                        .put("mode", word(market.mode()))
                        .put("tick", number(rules.tick()))
                        .put("lot", number(rules.lot()))
                        .put("minimumQuantity", number(rules.minQty()))
                        .put("minimumNotional", number(rules.minCost()))
                        .build());
    }

    Finding listedFees() {
        return market.map(Market::fees)
                .map(VenueLook::listedFees)
                .orElseGet(() -> unlisted("listed fees"));
    }

    private static Finding listedFees(FeeSchedule fees) {
        BigDecimal maker = fees.lowestMaker().percent();
        BigDecimal taker = fees.lowestTaker().percent();
        return Finding.good(
                "listed fees",
                "maker %s %%, taker %s %% for who has not traded yet"
                        .formatted(maker.toPlainString(), taker.toPlainString()),
                Json.object()
                        .put("makerPercent", number(maker))
                        .put("takerPercent", number(taker))
                        .build());
    }

    Finding stream() {
        if (market.isEmpty()) {
            return unlisted("public stream");
        }
        var check = new PublicStreamCheck(link.streams(), patient.hosts().publicStream(), symbol);
        return link.answer(check.run(markets.orElseThrow(), PATIENCE));
    }

    private Finding unlisted(String subject) {
        return Finding.unchecked(subject, "there is no market " + symbol);
    }

    private static Json number(BigDecimal value) {
        return Json.NumberValue.of(value.doubleValue());
    }
}

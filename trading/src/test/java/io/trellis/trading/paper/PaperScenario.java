package io.trellis.trading.paper;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Side;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A venue on paper, all that it told, and the little that a test has to say to it. */
final class PaperScenario {

    static final String BTC = "BTC/USD";

    /** Prices around 1,000 ticks of 0.1; lots of 0.001. */
    static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.005"),
                    new BigDecimal("0.5"),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.004"));

    private final VirtualHost host = VirtualHost.sound();
    private final List<VenueEvent> told = new ArrayList<>();
    private final PaperVenue venue;
    private long requests;

    PaperScenario(PaperSettings settings) {
        this.venue = new PaperVenue(host.loop(), settings, told::add);
    }

    static PaperSettings settings() {
        return new PaperSettings(
                BTC,
                INSTRUMENT,
                new BigDecimal("0.001"),
                new PaperFills.Law(0),
                Duration.ZERO,
                new BigDecimal("1000"),
                new BigDecimal("2"));
    }

    /** With an account, and a market at a price. */
    static PaperScenario at(PaperSettings settings, long priceTicks) {
        var scenario = new PaperScenario(settings);
        scenario.venue.open();
        scenario.print(priceTicks, 1);
        return scenario;
    }

    PaperVenue venue() {
        return venue;
    }

    List<VenueEvent> told() {
        return told;
    }

    void run(Duration time) {
        host.run(time);
    }

    void print(long priceTicks, long lots) {
        print(priceTicks, lots, Aggressor.UNKNOWN);
    }

    void print(long priceTicks, long lots, Aggressor aggressor) {
        happens(new TradePrint(millis(), priceTicks, lots, aggressor));
    }

    void happens(MarketEvent event) {
        venue.happened(new VenueEvent.Market(BTC, event));
        run(Duration.ZERO);
    }

    long millis() {
        return host.loop().now().toEpochMilli();
    }

    static ClientOrderId id(int number) {
        return new ClientOrderId("order-" + number);
    }

    /** An order that rests, post-only. */
    long rest(int number, Side side, long priceTicks, long lots) {
        return place(
                number,
                side,
                lots,
                new Pricing.Limit(priceTicks, true, new TimeInForce.GoodTillCancelled()));
    }

    /** An order that takes up to a limit, or not at all. */
    long take(int number, Side side, long limitTicks, long lots) {
        return place(
                number,
                side,
                lots,
                new Pricing.Limit(limitTicks, false, new TimeInForce.ImmediateOrCancel()));
    }

    long place(int number, Side side, long lots, Pricing pricing) {
        var ticket = new OrderTicket(id(number), BTC, side, lots, pricing);
        return carryOut(
                new VenueRequest.Place(++requests, ticket, host.loop().now().plusSeconds(5)));
    }

    long cancel(int number) {
        return carryOut(new VenueRequest.Cancel(++requests, BTC, id(number)));
    }

    long amend(int number, long lots, long priceTicks) {
        return carryOut(
                new VenueRequest.Amend(
                        ++requests,
                        BTC,
                        id(number),
                        lots,
                        priceTicks,
                        true,
                        host.loop().now().plusSeconds(5)));
    }

    long cancelAllAfter(int seconds) {
        return carryOut(new VenueRequest.CancelAllAfter(++requests, seconds));
    }

    private long carryOut(VenueRequest.Write write) {
        venue.carryOut(Permit.of(write, Long.MAX_VALUE));
        run(Duration.ZERO);
        return write.id();
    }

    VenueAnswer.Balances balances() {
        return (VenueAnswer.Balances) read(new VenueRequest.ReadBalances(++requests));
    }

    VenueAnswer.Orders openOrders() {
        return (VenueAnswer.Orders) read(new VenueRequest.ReadOpenOrders(++requests));
    }

    VenueAnswer read(VenueRequest.Read read) {
        venue.read(read);
        run(Duration.ZERO);
        return told.stream()
                .filter(VenueEvent.Told.class::isInstance)
                .map(VenueEvent.Told.class::cast)
                .filter(answer -> answer.requestId() == read.id())
                .findFirst()
                .orElseThrow()
                .answer();
    }

    long nextRequest() {
        return ++requests;
    }

    WriteOutcome outcome(long request) {
        return told.stream()
                .filter(VenueEvent.Answered.class::isInstance)
                .map(VenueEvent.Answered.class::cast)
                .filter(answered -> answered.requestId() == request)
                .findFirst()
                .orElseThrow()
                .outcomes()
                .getFirst();
    }

    List<VenueFill> fills() {
        return told.stream()
                .filter(VenueEvent.Filled.class::isInstance)
                .map(event -> ((VenueEvent.Filled) event).fill())
                .toList();
    }
}

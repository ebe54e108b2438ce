package io.trellis.clients.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.krakensim.network.CallFault;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.OpeningFault;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which way a request takes, and what is told where there is none. */
class VenueRoutesTest {

    private static final String BTC = "BTC/USD";
    private static final ClientOrderId ID = new ClientOrderId("grid-000017-b");

    @Test
    void givenNothingIsKnownYet_thenEveryRequestIsAnsweredAndNothingIsSent() {
        VirtualHost host = VirtualHost.sound();
        var client = new RecordingClient(host);

        client.carryOut(place(1, host));
        client.venue().read(new VenueRequest.ReadBalances(2));
        host.run(Duration.ofSeconds(1));

        assertThat(client.outcome(1))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_SENT));
        assertThat(client.answer(2)).isInstanceOf(VenueAnswer.Failed.class);
        assertThat(host.truth().requests()).isEmpty();
    }

    @Test
    void givenThePrivateStreamCannotBeHad_thenOrdersAreRefusedUnsentAndCancelsGoOverRest() {
        VirtualHost host = without("account");
        var client = new RecordingClient(host);
        client.venue().open();
        host.run(Duration.ofSeconds(10));

        client.carryOut(place(1, host));
        client.carryOut(new VenueRequest.Cancel(2, BTC, ID));
        client.carryOut(new VenueRequest.CancelAllAfter(3, 60));
        host.run(Duration.ofSeconds(10));

        assertThat(client.outcome(1))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_SENT));
        assertThat(client.outcome(2))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNKNOWN_ORDER));
        assertThat(client.outcome(3)).isInstanceOf(WriteOutcome.Accepted.class);
        assertThat(host.truth().requests())
                .containsEntry("CancelOrder", 1)
                .containsEntry("CancelAllOrdersAfter", 1)
                .doesNotContainKeys("AddOrder", "add_order");
    }

    /** The list is public and of no need for that: whoever wants out must not wait for it. */
    @Test
    void givenTheListOfMarketsCannotBeHad_thenCancelsGoOverRestAllTheSame() {
        var unlisted =
                new Fault(
                        CallFault.HTML,
                        0,
                        Duration.ofDays(10).toNanos(),
                        Integer.MAX_VALUE,
                        "AssetPairs",
                        0);
        VirtualHost host = VirtualHost.of(Rules.standard(), Faults.none().with(unlisted));
        var client = new RecordingClient(host);
        client.venue().open();
        host.run(Duration.ofSeconds(10));

        client.carryOut(place(1, host));
        client.carryOut(new VenueRequest.Cancel(2, BTC, ID));
        client.carryOut(new VenueRequest.CancelAll(3));
        host.run(Duration.ofSeconds(10));

        assertThat(client.outcome(1))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_SENT));
        assertThat(client.outcome(2))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNKNOWN_ORDER));
        assertThat(client.outcome(3)).isInstanceOf(WriteOutcome.Accepted.class);
        assertThat(host.truth().requests())
                .containsEntry("CancelOrder", 1)
                .containsEntry("CancelAll", 1)
                .doesNotContainKey("AddOrder");
    }

    @Test
    void givenAKeyThatCanWithdraw_thenItIsAskedForItsRightsAndForNothingElse() {
        Set<Permission> tooMany = new TreeSet<>(Permission.trading());
        tooMany.add(Permission.WITHDRAW_FUNDS);
        VirtualHost host = VirtualHost.withKeyOf(tooMany);
        var client = new RecordingClient(host);

        client.venue().open();
        host.run(Duration.ofMinutes(5));

        assertThat(client.only(VenueEvent.AccountRefused.class).sentence())
                .contains("Funds: Withdraw");
        assertThat(host.truth().requests()).isEqualTo(Map.of("GetApiKeyInfo", 1));
    }

    @Test
    void givenAMarketOfOtherStepsThatNoStreamTells_thenTheListTellsItTheNextDay() {
        VirtualHost host = without("public");
        var client = new RecordingClient(host);
        client.venue().open();
        client.venue().follow(BTC);
        host.run(Duration.ofHours(1));
        var coarser = Markets.of(BTC).orElseThrow().withTickSize(BigDecimal.ONE);
        host.network()
                .exchange()
                .act(exchange -> exchange.revise(host.agenda().nowNanos(), coarser));

        host.run(Duration.ofHours(22));
        assertThat(client.all(VenueEvent.InstrumentRevised.class)).isEmpty();
        host.run(Duration.ofHours(2));

        VenueEvent.InstrumentRevised revised = client.only(VenueEvent.InstrumentRevised.class);
        assertThat(revised.symbol()).isEqualTo(BTC);
        assertThat(revised.instrument().tick()).isEqualByComparingTo("1");
    }

    /** A world in which one of the faces takes no connection, for longer than any test lasts. */
    private static VirtualHost without(String face) {
        var refused =
                new Fault(
                        OpeningFault.LINE_REFUSED,
                        0,
                        Duration.ofDays(10).toNanos(),
                        Integer.MAX_VALUE,
                        face,
                        0);
        return VirtualHost.of(Rules.standard(), Faults.none().with(refused));
    }

    private static VenueRequest.Write place(long id, VirtualHost host) {
        var limit =
                new OrderTicket.Pricing.Limit(500_000, true, new TimeInForce.GoodTillCancelled());
        return new VenueRequest.Place(
                id,
                new OrderTicket(ID, BTC, Side.BUY, 100_000, limit),
                host.loop().now().plusSeconds(5));
    }
}

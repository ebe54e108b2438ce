package io.trellis.clients.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** One order's life through all of the client, where nothing fails. */
class SoundWorldTest {

    private static final String BTC = "BTC/USD";
    private static final ClientOrderId ID = new ClientOrderId("0f1e2d3c4b5a69788796a5b4c3d2e1f0");

    private final VirtualHost host = VirtualHost.sound();
    private final RecordingClient client = new RecordingClient(host);

    @Test
    void givenAnOrderThatTheMarketComesTo_thenEveryFaceTellsTheSame() {
        client.venue().open();
        client.venue().follow(BTC);
        host.run(Duration.ofSeconds(3));
        assertThat(client.only(VenueEvent.AccountLive.class).open()).isEmpty();

        client.carryOut(
                new VenueRequest.Place(
                        1, buy(595_000, 1_000_000), host.loop().now().plusSeconds(5)));
        host.run(Duration.ofSeconds(1));

        assertThat(client.outcome(1)).isInstanceOf(WriteOutcome.Accepted.class);
        assertThat(client.last(VenueEvent.OrderReported.class).order().state())
                .isEqualTo(VenueOrder.State.OPEN);

        host.network()
                .exchange()
                .act(exchange ->
                        exchange.sweep(host.agenda().nowNanos(), BTC, new BigDecimal("59500.0")));
        host.run(Duration.ofSeconds(1));

        VenueEvent.Filled fill = client.only(VenueEvent.Filled.class);
        assertThat(fill.fill().clientId()).contains(ID);
        assertThat(fill.fill().priceTicks()).isEqualTo(595_000);
        assertThat(fill.fill().lots()).isEqualTo(1_000_000);
        assertThat(client.last(VenueEvent.OrderReported.class).order().state())
                .isEqualTo(VenueOrder.State.FILLED);

        client.venue().read(new VenueRequest.ReadFills(2, host.loop().now().minusSeconds(60)));
        host.run(Duration.ofSeconds(10));

        // REST does not tell whose name a fill bears; its execution id is the same everywhere.
        assertThat(client.answer(2))
                .usingRecursiveComparison()
                .ignoringFields("fills.clientId")
                .isEqualTo(new VenueAnswer.Fills(List.of(fill.fill()), List.of()));
        assertThat(host.truth().brokenSums()).isEmpty();
    }

    private static OrderTicket buy(long priceTicks, long lots) {
        return new OrderTicket(
                ID,
                BTC,
                Side.BUY,
                lots,
                new OrderTicket.Pricing.Limit(
                        priceTicks, true, new TimeInForce.GoodTillCancelled()));
    }
}

package io.trellis.clients.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.market.Bars;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Timeframe;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What everybody may see of Kraken, without a key. */
class KrakenMarketTest {

    private static final String BTC = "BTC/USD";

    private final VirtualHost host = VirtualHost.sound();
    private final List<VenueEvent> events = new ArrayList<>();
    private final KrakenMarket market =
            new KrakenMarket(
                    host.hosts(), host.loop(), host.http(), host.webSockets(), 1, events::add);

    @Test
    void givenAMarketIsFollowed_thenItsBookItsTradesAndItsModesAreTold() {
        market.follow(BTC);
        market.open();
        host.run(Duration.ofSeconds(5));
        sweep("60100.0");
        host.run(Duration.ofSeconds(5));

        assertThat(events)
                .contains(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        assertThat(marketEvents(BookUpdate.class)).isNotEmpty();
        assertThat(marketEvents(TradePrint.class)).isNotEmpty();
        assertThat(host.truth().requests()).doesNotContainKeys("GetApiKeyInfo", "BalanceEx");
    }

    @Test
    void givenItIsClosed_thenNothingMoreIsTold() {
        market.follow(BTC);
        market.open();
        host.run(Duration.ofSeconds(5));
        market.close();
        host.run(Duration.ofSeconds(1));
        events.clear();

        sweep("60100.0");
        host.run(Duration.ofMinutes(5));

        assertThat(events).isEmpty();
    }

    @Test
    void givenCandlesThatHaveClosed_thenTheyAreBarsInTicks() {
        for (int minute = 0; minute < 5; minute++) {
            sweep(minute % 2 == 0 ? "60100.0" : "60050.0");
            host.run(Duration.ofMinutes(1));
        }

        CompletableFuture<Bars> past = market.past(BTC, Timeframe.parse("1m"));
        host.run(Duration.ofSeconds(20));

        Bars bars = past.join();
        assertThat(bars.count()).isBetween(4, 6);
        assertThat(bars.close(bars.count() - 1) % 10).isZero();
        assertThat(bars.high(bars.count() - 1)).isBetween(600_000L, 602_000L);
    }

    @Test
    void givenAMarketThatIsNotListed_thenASentenceSaysSo() {
        CompletableFuture<ListedInstrument> instrument = market.instrument("BTC/XYZ");
        host.run(Duration.ofSeconds(20));

        assertThat(instrument)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("Kraken lists no market");
    }

    private void sweep(String price) {
        host.network()
                .exchange()
                .act(exchange ->
                        exchange.sweep(host.agenda().nowNanos(), BTC, new BigDecimal(price)));
    }

    private <T> List<T> marketEvents(Class<T> kind) {
        return events.stream()
                .filter(VenueEvent.Market.class::isInstance)
                .map(event -> ((VenueEvent.Market) event).event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}

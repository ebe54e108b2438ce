package io.trellis.core.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.market.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the words of a venue mean, and that nothing may be changed behind the back of a reader. */
class VenueOrderTest {

    private static final ClientOrderId ID = new ClientOrderId("grid-000017-b");

    @ParameterizedTest
    @EnumSource(
            value = VenueOrder.State.class,
            names = {"FILLED", "CANCELLED", "EXPIRED"})
    void givenAnEnd_thenNothingMoreCanCome(VenueOrder.State state) {
        assertThat(state.isFinal()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = VenueOrder.State.class,
            names = {"PENDING", "OPEN"})
    void givenAnOrderThatLives_thenMoreCanCome(VenueOrder.State state) {
        assertThat(state.isFinal()).isFalse();
    }

    @Test
    void givenHeldFunds_thenTheyAreNotAvailable() {
        var balance = new AssetBalance("USD", new BigDecimal("100.0000"), new BigDecimal("30.5"));

        assertThat(balance.available()).isEqualByComparingTo("69.5");
    }

    @Test
    void givenNoQuantityOrNoLimit_thenNoTicket() {
        var limit = new OrderTicket.Pricing.Limit(1, true, new TimeInForce.GoodTillCancelled());

        assertThatThrownBy(() -> new OrderTicket(ID, "BTC/USD", Side.BUY, 0, limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 lots");
        assertThatThrownBy(() ->
                        new OrderTicket.Pricing.Limit(0, true, new TimeInForce.GoodTillCancelled()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 ticks");
    }

    @Test
    void givenAListThatChangesLater_thenTheEventDoesNot() {
        var outcomes = new ArrayList<WriteOutcome>(List.of(new WriteOutcome.Accepted("A")));
        var event = new VenueEvent.Answered(7, outcomes);

        outcomes.clear();

        assertThat(event.outcomes()).containsExactly(new WriteOutcome.Accepted("A"));
    }
}

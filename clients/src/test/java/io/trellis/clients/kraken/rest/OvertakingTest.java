package io.trellis.clients.kraken.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A slow read holds up no cancel, and what the venue makes of the order of arrival is no matter.
 */
class OvertakingTest {

    private static final String NO_ORDERS = "{\"error\":[],\"result\":{\"open\":{}}}";
    private static final String CANCELLED = "{\"error\":[],\"result\":{\"count\":1}}";
    private static final String INVALID_NONCE = "{\"error\":[\"EAPI:Invalid nonce\"]}";

    private final Rig rig = new Rig();

    /** How often the venue refuses the nonce of a read that comes behind a cancel. */
    private int refusals;

    @BeforeEach
    void readsTakeEightSecondsAndCancelsNone() {
        rig.http
                .taking(call ->
                        call.url().getPath().endsWith("OpenOrders")
                                ? Duration.ofSeconds(8)
                                : ScriptedHttp.LATENCY)
                .then(asked -> ScriptedHttp.json(answer(asked)));
    }

    private String answer(ScriptedHttp.Asked asked) {
        if (!asked.path().endsWith("OpenOrders")) {
            return CANCELLED;
        }
        return refusals-- > 0 ? INVALID_NONCE : NO_ORDERS;
    }

    private static VenueRequest.Cancel cancel(int number) {
        return new VenueRequest.Cancel(number, "BTC/USD", new ClientOrderId("grid-" + number));
    }

    @Test
    void givenASlowRead_thenACancelGoesOutAfterAMomentWithTheNextNonce() {
        CompletableFuture<?> read = rig.rest.openOrders();
        CompletableFuture<?> second = rig.rest.openOrders();
        List<WriteOutcome> outcomes = rig.loop.result(rig.rest.carryOut(cancel(1)));

        assertThat(outcomes).containsExactly(new WriteOutcome.Accepted(""));
        assertThat(sentMillis()).containsExactly(0L, 500L, 520L);
        assertThat(rig.http.asked())
                .extracting(ScriptedHttp.Asked::path)
                .containsExactly(
                        "/0/private/OpenOrders", "/0/private/CancelOrder", "/0/private/OpenOrders");
        assertThat(rig.http.asked()).extracting(ScriptedHttp.Asked::body).isSorted();
        assertThat(read).isCompleted();
        assertThat(second).isCompleted();
    }

    private List<Long> sentMillis() {
        return rig.http.asked().stream().map(asked -> asked.nanos() / 1_000_000).toList();
    }

    @Test
    void givenTheReadArrivesLast_thenItsRefusedNonceStopsNothingAndItIsAskedAgain() {
        refusals = 1;
        CompletableFuture<?> read = rig.rest.openOrders();
        rig.loop.result(rig.rest.carryOut(cancel(1)));

        assertThat(read).isCompleted();
        assertThat(rig.rest.stopped()).isEmpty();
        assertThat(sentMillis()).containsExactly(0L, 500L, 8_000L);
    }

    @Test
    void givenTheNonceIsRefusedOnceMore_thenThereIsASecondUserOfTheKey() {
        refusals = 2;
        CompletableFuture<?> read = rig.rest.openOrders();
        rig.loop.result(rig.rest.carryOut(cancel(1)));

        assertThatThrownBy(() -> rig.loop.result(read))
                .hasMessageContaining("is there a second user of this key?");
        assertThat(rig.rest.stopped()).isPresent();
    }

    @Test
    void givenAQuickRead_thenTheCancelWaitsForIt() {
        rig.http.taking(_ -> Duration.ofMillis(499));
        var _ = rig.rest.openOrders();
        rig.loop.result(rig.rest.carryOut(cancel(1)));

        assertThat(sentMillis()).containsExactly(0L, 499L);
        assertThat(rig.http.mostOpen()).isEqualTo(1);
    }

    /** Of two writes the second may be about what the first one does. */
    @Test
    void givenASlowWrite_thenTheNextWaitsForItsAnswer() {
        rig.http.taking(_ -> Duration.ofSeconds(9));
        var _ = rig.rest.carryOut(cancel(1));
        rig.loop.result(rig.rest.carryOut(cancel(2)));

        assertThat(sentMillis()).containsExactly(0L, 9_000L);
        assertThat(rig.http.mostOpen()).isEqualTo(1);
    }

    @Test
    void givenSeveralCancels_thenTheyGoOneAfterTheOther() {
        var _ = rig.rest.openOrders();
        var _ = rig.rest.carryOut(cancel(1));
        var _ = rig.rest.carryOut(cancel(2));
        rig.loop.runAll();

        assertThat(sentMillis()).containsExactly(0L, 500L, 520L);
        assertThat(rig.http.mostOpen()).isEqualTo(2);
    }
}

package io.trellis.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.risk.Reckoning.Wish;
import io.trellis.core.risk.Verdict.Denied;
import io.trellis.core.risk.Verdict.Permitted;
import io.trellis.core.venue.VenueRequest.Place;
import io.trellis.core.venue.VenueRequest.PlaceBatch;
import io.trellis.core.venue.VenueRequest.Write;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Whatever is asked, nothing that is let out breaks a limit, and nothing is held back without one;
 * as a slow reckoning in decimals sees it.
 */
class GateLawTest {

    private static final int SEEDS = 150;
    private static final int WISHES = 200;

    /** The gate rounds every amount up by less than one unit. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.0000002");

    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    private final Map<String, Integer> verdicts = new HashMap<>();

    @Test
    void inv03_givenRandomWishes_thenTheVerdictIsThatOfTheReckoning() {
        for (long seed = 0; seed < SEEDS; seed++) {
            checkOneTrader(seed);
        }

        // Each of them must have been met, or the law was not tested.
        assertThat(new TreeMap<>(verdicts))
                .containsOnlyKeys(
                        "cell-value",
                        "free-base",
                        "free-quote",
                        "maker-fee",
                        "minimum-cost",
                        "minimum-quantity",
                        "mode",
                        "open-orders",
                        "order-value",
                        "orders-per-day",
                        "orders-per-minute",
                        "orders-per-second",
                        "pair-exposure",
                        "permitted",
                        "position",
                        "price",
                        "price-age",
                        "price-collar",
                        "reduces",
                        "take-collar",
                        "total-exposure",
                        "unknown-orders",
                        "value-per-day",
                        "would-take");
        assertThat(verdicts.get("permitted")).isGreaterThan(SEEDS);
    }

    private void checkOneTrader(long seed) {
        var random = new RandomCuts(seed);
        Limits limits = random.limits();
        var gate = new Gate(limits);
        var reckoning = new Reckoning(limits);
        for (int i = 0; i < WISHES; i++) {
            Cut cut = random.cut();
            List<Wish> wishes = random.wishes();
            Verdict verdict = verdict(gate, wishes, cut, i);
            String place = "seed " + seed + ", wish " + i;
            Supplier<String> where = () -> place + ": " + wishes + " at " + cut + verdict;
            switch (verdict) {
                case Permitted(var permit) -> {
                    assertThat(reckoning.broken(wishes, cut, BigDecimal.ZERO)).as(where).isEmpty();
                    assertThat(permit.untilNanos()).isEqualTo(cut.nowNanos() + cut.requestNanos());
                    reckoning.letOut(wishes, cut);
                    verdicts.merge("permitted", 1, Integer::sum);
                }
                case Denied denied -> {
                    assertThat(reckoning.broken(wishes, cut, ROUNDING))
                            .as(where)
                            .contains(denied.limit());
                    verdicts.merge(denied.limit(), 1, Integer::sum);
                }
            }
        }
    }

    private static Verdict verdict(Gate gate, List<Wish> wishes, Cut cut, long id) {
        if (wishes.size() == 1) {
            Wish only = wishes.getFirst();
            Write place = new Place(id, only.order(), LATE);
            return gate.check(place, only.errand(), cut);
        }
        var batch = new PlaceBatch(id, wishes.stream().map(Wish::order).toList(), LATE);
        return gate.check(batch, wishes.stream().map(Wish::errand).toList(), cut);
    }
}

package io.trellis.core.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.broker.OrderLife.Evidence;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.venue.VenueOrder.State;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every state that an order can get into, by every order of evidence. */
class OrderLifeTest {

    private static final long LOTS = 4;

    private static final List<Evidence> ALL =
            List.of(
                    new Evidence.Taken(),
                    new Evidence.Refused(),
                    new Evidence.Silence(),
                    new Evidence.Reported(State.PENDING, 0),
                    new Evidence.Reported(State.OPEN, 0),
                    new Evidence.Reported(State.OPEN, 2),
                    new Evidence.Reported(State.FILLED, 4),
                    new Evidence.Reported(State.CANCELLED, 0),
                    new Evidence.Reported(State.CANCELLED, 2),
                    new Evidence.Reported(State.EXPIRED, 2),
                    new Evidence.Executed(2),
                    new Evidence.Missing(),
                    new Evidence.Proof());

    /** All lives that can be reached, executions bounded. */
    private static Set<OrderLife> reachable() {
        var seen = new LinkedHashSet<OrderLife>();
        var toDo = new ArrayDeque<>(List.of(OrderLife.sent(LOTS)));
        while (!toDo.isEmpty()) {
            OrderLife life = toDo.removeFirst();
            if (life.bookedLots() <= LOTS + 2 && seen.add(life)) {
                ALL.forEach(evidence -> toDo.add(life.after(evidence)));
            }
        }
        return seen;
    }

    private static boolean isWord(Evidence evidence) {
        return !(evidence instanceof Evidence.Executed);
    }

    @Test
    void inv14_givenTheSameWordAgain_thenItChangesNothing() {
        for (OrderLife life : reachable()) {
            for (Evidence evidence : ALL) {
                OrderLife after = life.after(evidence);
                if (isWord(evidence)) {
                    assertEquals(after, after.after(evidence), life + " " + evidence);
                }
            }
        }
    }

    @Test
    void inv06_givenAnyEvidence_thenWhatIsFilledNeverFallsAndIsTheSumOfExecutions() {
        for (OrderLife life : reachable()) {
            for (Evidence evidence : ALL) {
                long more = evidence instanceof Evidence.Executed(long lots) ? lots : 0;
                assertEquals(life.bookedLots() + more, life.after(evidence).bookedLots());
            }
        }
    }

    @Test
    void inv07_givenAnyEvidence_thenAnEndIsByTheVenuesWordARefusalOrAProof() {
        for (OrderLife life : reachable()) {
            for (Evidence evidence : ALL) {
                OrderLife after = life.after(evidence);
                if (!life.state().isFinal() && after.state().isFinal()) {
                    assertTrue(mayEnd(life, after, evidence), life + " by " + evidence);
                }
            }
        }
    }

    private static boolean mayEnd(OrderLife before, OrderLife after, Evidence evidence) {
        return switch (after.state()) {
            case FILLED, CANCELLED, EXPIRED ->
                    after.bookedLots() >= after.endLots()
                            && (after.end() == after.state()
                                    || evidence instanceof Evidence.Missing);
            case REFUSED -> evidence instanceof Evidence.Refused && !before.seen();
            case ABSENT -> evidence instanceof Evidence.Proof && before.isUnseen();
            case PLANNED, SENT, OPEN, UNKNOWN -> false;
        };
    }

    @Test
    void givenAnOrderIsOver_thenOnlyAContradictionOpensItAgain() {
        for (OrderLife life : reachable()) {
            boolean over =
                    life.state() == OrderState.FILLED
                            || life.state() == OrderState.CANCELLED
                            || life.state() == OrderState.EXPIRED;
            for (Evidence evidence : ALL) {
                if (over) {
                    assertEquals(life.state(), life.after(evidence).state());
                }
            }
        }
    }

    @Test
    void fm062_givenAnOrderProvedAbsent_thenAnySignOfLifeIsSeen() {
        OrderLife absent =
                OrderLife.sent(LOTS).after(new Evidence.Silence()).after(new Evidence.Proof());
        assertEquals(OrderState.ABSENT, absent.state());
        for (Evidence evidence :
                List.of(
                        new Evidence.Taken(),
                        new Evidence.Reported(State.OPEN, 0),
                        new Evidence.Executed(2))) {
            assertEquals(OrderState.OPEN, absent.after(evidence).state());
        }
    }

    @Test
    void givenAnOrderThatWasSeen_thenItIsNeverProvedAbsent() {
        for (OrderLife life : reachable()) {
            if (life.seen()) {
                assertFalse(life.after(new Evidence.Proof()).state() == OrderState.ABSENT);
            }
        }
    }

    @Test
    void fm044_givenAllOfItHasTraded_thenThatItIsGoneIsItsEnd() {
        OrderLife whole =
                OrderLife.sent(LOTS)
                        .after(new Evidence.Taken())
                        .after(new Evidence.Executed(2))
                        .after(new Evidence.Executed(2));
        assertEquals(OrderState.OPEN, whole.state());
        assertEquals(OrderState.FILLED, whole.after(new Evidence.Missing()).state());
    }

    @Test
    void inv15_givenExecutionsAndTheEndInAnyOrder_thenTheLifeIsTheSame() {
        var some =
                List.of(
                        new Evidence.Executed(1),
                        new Evidence.Executed(1),
                        new Evidence.Reported(State.CANCELLED, 2),
                        new Evidence.Taken());
        OrderLife expected = null;
        for (int order = 0; order < 24; order++) {
            var left = new java.util.ArrayList<Evidence>(some);
            OrderLife life = OrderLife.sent(LOTS);
            int code = order;
            for (int size = 4; size > 0; size--) {
                life = life.after(left.remove(code % size));
                code /= size;
            }
            expected = expected == null ? life : expected;
            assertEquals(expected, life);
        }
    }
}

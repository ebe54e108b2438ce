package io.trellis.trading.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Locale;

/** What simple ideas of unanswered orders cost, in the worlds that the trader lives in. */
class NaiveTraderTest {

    private static final Duration LIFE = Duration.ofHours(1);

    /** An oracle that finds nothing wrong with these would find nothing anywhere. */
    @Test
    void givenSimpleTraders_thenTheyLoseOrDoubleOrders() {
        for (NaiveTrader.Policy policy : NaiveTrader.Policy.values()) {
            NaiveWorld.Outcome outcome = lived(policy, 8);

            assertThat(outcome.doubled() + outcome.lost()).as("%s", policy).isPositive();
        }
    }

    @Tag("swarm")
    @Test
    void givenManyWorlds_thenATableSaysWhatEachIdeaCosts() {
        int worlds = Integer.getInteger("swarm.naive", 200);
        var table = new StringBuilder("per 1,000 worlds of an hour: orders, doubled, lost\n");
        for (NaiveTrader.Policy policy : NaiveTrader.Policy.values()) {
            table.append(row(policy.name(), lived(policy, worlds), worlds));
        }
        NaiveWorld.Outcome ours = ours(worlds);
        table.append(row("ours", ours, worlds));
        System.out.println(table);

        assertThat(ours.doubled() + ours.lost()).isZero();
    }

    private static NaiveWorld.Outcome lived(NaiveTrader.Policy policy, int worlds) {
        var sum = new NaiveWorld.Outcome(0, 0, 0);
        for (int seed = 1; seed <= worlds; seed++) {
            sum = sum.plus(new NaiveWorld(seed, Schedule.drawn(seed, LIFE), policy).live(LIFE));
        }
        return sum;
    }

    private static NaiveWorld.Outcome ours(int worlds) {
        var sum = new NaiveWorld.Outcome(0, 0, 0);
        for (int seed = 1; seed <= worlds; seed++) {
            World world = World.drawn(seed, Schedule.drawn(seed, LIFE), Mutation.NONE);
            Swarm.lived(world, LIFE);
            Stage stage = world.stage();
            sum =
                    sum.plus(
                            NaiveWorld.count(
                                    stage.truth().orders(stage.host().account()),
                                    id -> world.book().sent().containsKey(id)));
        }
        return sum;
    }

    private static String row(String name, NaiveWorld.Outcome outcome, int worlds) {
        double scale = 1_000.0 / worlds;
        return String.format(
                Locale.ROOT,
                "%-28s %9.0f %9.0f %9.0f%n",
                name.toLowerCase(Locale.ROOT).replace('_', ' '),
                outcome.orders() * scale,
                outcome.doubled() * scale,
                outcome.lost() * scale);
    }
}

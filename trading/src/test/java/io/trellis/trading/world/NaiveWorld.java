package io.trellis.trading.world;

import io.trellis.core.venue.ClientOrderId;
import io.trellis.krakensim.truth.TrueOrder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A naive trader in the world of a seed, and what became of its orders. */
final class NaiveWorld implements Stage.Inhabitant {

    private final Stage stage;
    private final NaiveTrader.Policy policy;
    private final Set<String> known = new TreeSet<>();
    private Life life;
    private int processes;

    /**
     * What became of the orders.
     *
     * @param orders that the venue took
     * @param doubled of them, those that came while another one was open for the same level
     * @param lost of them, those that the trader never knew as its own
     */
    record Outcome(int orders, int doubled, int lost) {

        Outcome plus(Outcome more) {
            return new Outcome(orders + more.orders, doubled + more.doubled, lost + more.lost);
        }
    }

    NaiveWorld(long seed, Schedule schedule, NaiveTrader.Policy policy) {
        this.stage = new Stage(seed, schedule);
        this.policy = policy;
        this.life = new Life(stage.host(), 0, () -> {});
    }

    Outcome live(Duration time) {
        start();
        stage.begin(this);
        stage.run(time, () -> {});
        stage.heal();
        stage.run(Duration.ofMinutes(5), () -> {});
        return count(stage.truth().orders(stage.host().account()), id -> known.contains(id.bare()));
    }

    private void start() {
        life = new Life(stage.host(), 0, () -> {});
        new NaiveTrader(policy, stage.host(), life, known, ++processes).begin();
    }

    /** What became of orders, some of which their trader knows. */
    static Outcome count(List<TrueOrder> all, Predicate<ClientOrderId> isKnown) {
        List<TrueOrder> orders = all.stream().filter(order -> !order.human()).toList();
        int lost = 0;
        for (TrueOrder order : orders) {
            boolean known =
                    order.clientOrderId().map(ClientOrderId::new).filter(isKnown).isPresent();
            lost += known ? 0 : 1;
        }
        return new Outcome(orders.size(), doubled(orders), lost);
    }

    /** Orders that were taken while another one of the same side and price was open. */
    static int doubled(List<TrueOrder> orders) {
        Map<String, List<TrueOrder>> places = new HashMap<>();
        int doubled = 0;
        for (TrueOrder order : orders) {
            String place = order.side() + " " + order.limitPrice().map(Object::toString).orElse("");
            List<TrueOrder> before = places.computeIfAbsent(place, _ -> new ArrayList<>());
            boolean overlaps =
                    order.limitPrice().isPresent()
                            && before.stream()
                                    .anyMatch(other ->
                                            other.endedNanos().orElse(Long.MAX_VALUE)
                                                    > order.placedNanos());
            doubled += overlaps ? 1 : 0;
            before.add(order);
        }
        return doubled;
    }

    @Override
    public void crash(Act.Crash crash) {
        life.kill();
        stage.agenda().after(crash.down().toNanos(), this::restart);
    }

    private void restart() {
        if (!life.isAlive()) {
            start();
        }
    }

    @Override
    public void refuseDisk(Act.DiskRefuses refusal) {}

    @Override
    public void freeze(Duration span) {
        life.freeze(span);
    }

    @Override
    public void wish(Act.Wish wish) {}
}

package io.trellis.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.account.Account;
import io.trellis.core.engine.BarSession;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.engine.Trader;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;
import io.trellis.core.session.Session;
import io.trellis.core.session.Standing;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Step;
import io.trellis.core.strategy.Strategy;
import io.trellis.core.strategy.dca.DcaLawCase;
import io.trellis.core.strategy.grid.GridLawCase;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What every plug-in promises, on random plans and paths. A new plug-in is a new line here. */
class PluginLawTest {

    private static final int SEEDS = 40;
    private static final long FIRST_SEED = 7_000;

    static Stream<Arguments> plugins() {
        return Stream.iterate(FIRST_SEED, seed -> seed + 1)
                .limit(SEEDS)
                .flatMap(seed -> Stream.of(grid(seed), dca(seed)));
    }

    private static Arguments grid(long seed) {
        GridLawCase random = GridLawCase.of(seed);
        return Arguments.of("grid, seed " + seed, random.plan(), random.bars());
    }

    private static Arguments dca(long seed) {
        DcaLawCase random = DcaLawCase.of(seed);
        return Arguments.of("dca, seed " + seed, random.plan(), random.bars());
    }

    /** Law: what a strategy wants depends on its arguments alone, however often it is asked. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("plugins")
    <S extends Standing> void aStepDependsOnItsArgumentsAlone(
            String name, Plan<S> plan, Bars bars) {
        var asked = recorded(plan, bars);

        assertThat(asked.moments).as(name).isNotEmpty();
        for (Moment<S> moment : asked.moments) {
            assertThat(asked.strategy.step(moment.state, moment.account, moment.event).intents())
                    .as("%s, asked again for %s", name, moment.event)
                    .isEqualTo(moment.intents);
        }
    }

    /** Law: no state changes once it was given away; an old one leads to the same future. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("plugins")
    <S extends Standing> void statesAreImmutable(String name, Plan<S> plan, Bars bars) {
        var asked = recorded(plan, bars);
        S state = asked.moments.getFirst().state;

        for (Moment<S> moment : asked.moments) {
            Step<S> again = asked.strategy.step(state, moment.account, moment.event);
            assertThat(again.intents()).as("%s, %s", name, moment.event).isEqualTo(moment.intents);
            state = again.state();
        }
    }

    /** Law: bars that have not closed yet change nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("plugins")
    <S extends Standing> void noStepSeesALaterBar(String name, Plan<S> plan, Bars bars) {
        int half = (bars.count() + 1) / 2;
        Bars past = new Bars();
        for (int i = 0; i < half; i++) {
            past.append(bars.timeMillis(i), bars.open(i), bars.high(i), bars.low(i), bars.close(i));
        }

        assertThat(fills(plan, bars, half)).as(name).isEqualTo(fills(plan, past, half));
    }

    /** Law: the account is the sum of its fills, and the books split its gain to the last unit. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("plugins")
    <S extends Standing> void theAccountIsTheSumOfItsFills(String name, Plan<S> plan, Bars bars) {
        long cash = plan.capital();
        long lots = 0;
        var fills = new ArrayList<Fill>();
        var session = new Session<>(plan, recorder(fills));
        for (int i = 0; i < bars.count(); i++) {
            session.bar(bars, i);
        }
        for (Fill fill : fills) {
            boolean buys = fill.side() == Side.BUY;
            cash += (buys ? -fill.value() : fill.value()) - fill.fee();
            lots += buys ? fill.lots() : -fill.lots();
            assertThat(lots).as("%s, inventory after %s", name, fill).isNotNegative();
        }
        RunSummary run = session.summary();

        assertThat(run.account().cash()).as(name).isEqualTo(cash);
        assertThat(run.account().lots()).as(name).isEqualTo(lots);
        assertThat(run.finalEquity() - run.capital())
                .as(name)
                .isEqualTo(
                        run.books().roundTripProfit()
                                + run.books().adjustProfit()
                                + run.unrealized());
    }

    private static <S extends Standing> List<Fill> fills(Plan<S> plan, Bars bars, int count) {
        var fills = new ArrayList<Fill>();
        var session = new Session<>(plan, recorder(fills));
        for (int i = 0; i < count; i++) {
            session.bar(bars, i);
        }
        return fills;
    }

    private static SessionListener recorder(List<Fill> fills) {
        return new SessionListener() {
            @Override
            public void filled(Fill fill) {
                fills.add(fill);
            }
        };
    }

    private static <S extends Standing> Recorded<S> recorded(Plan<S> plan, Bars bars) {
        var recorded = new Recorded<>(plan.trader().strategy());
        var session =
                new BarSession<>(
                        new Trader<>(recorded),
                        plan.capital(),
                        plan.instrument(),
                        plan.assumptions(),
                        new SessionListener() {});
        for (int i = 0; i < bars.count(); i++) {
            session.bar(bars, i);
        }
        return recorded;
    }

    private record Moment<S>(S state, Account account, Event event, List<Intent> intents) {}

    /** A strategy that remembers what it was asked. */
    private static final class Recorded<S> implements Strategy<S> {

        private final Strategy<S> strategy;
        private final List<Moment<S>> moments = new ArrayList<>();

        Recorded(Strategy<S> strategy) {
            this.strategy = strategy;
        }

        @Override
        public S initial() {
            return strategy.initial();
        }

        @Override
        public Step<S> step(S state, Account account, Event event) {
            Step<S> step = strategy.step(state, account, event);
            moments.add(new Moment<>(state, account, event, step.intents()));
            return step;
        }
    }
}

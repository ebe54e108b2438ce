package io.trellis.core.machine;

import io.trellis.core.account.Account;
import io.trellis.core.account.Tariff;
import io.trellis.core.broker.Broker;
import io.trellis.core.broker.Doubt;
import io.trellis.core.broker.Surroundings;
import io.trellis.core.desk.Desk;
import io.trellis.core.desk.Moment;
import io.trellis.core.fact.Fact;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PrintBars;
import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.Gate;
import io.trellis.core.risk.LossWatch;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.session.Plan;
import io.trellis.core.session.Standing;
import io.trellis.core.venue.MaintenanceWindow;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;

import java.time.Duration;
import java.util.Optional;

/**
 * Everything that decides while a strategy is traded: what an event means for our orders, the
 * account, the strategy, the orders it wants against those that are out, the risk gate. It has no
 * clock, no randomness and no way out but its effects, so what it does is a function of the inputs
 * it has been given: the same inputs, from the first on, lead to the same state and the same
 * effects, in a backtest, on paper, live and when a journal is replayed.
 *
 * <p>The strategy is told of prices and closes only while the machine is {@linkplain
 * TraderMode#ARMED armed}, of fills always.
 */
public final class TradingMachine {

    private static final long BEAT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long FOLLOW_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    /** A trade older than this, by the venue's clock, says nothing of the price now. */
    private static final long FRESH_MILLIS = 10_000;

    private final MachineSettings settings;
    private final Effects effects;
    private final Surroundings around;
    private final Broker broker;
    private final Desk<?> desk;
    private final DeskFacts facts;
    private final MarketWatch market;
    private final SpikeFilter spikes;
    private final LossWatch losses;
    private final DeadMan deadMan;
    private final Tariff tariff;
    private final VenueState venue = new VenueState();
    private final Latches latches = new Latches();
    private final Maintenances maintenances = new Maintenances();
    private final Alarms alarms;
    private final Clocks clocks;
    private final Halt halt;
    private final Stance stance;
    private final Operator operator;

    private boolean began;
    private boolean strategyEnded;
    private boolean ignoring;
    private long feedDelayMillis;
    private long beatNanos = NEVER;
    private long equityNanos = Long.MIN_VALUE;
    private long followNanos = NEVER;

    public TradingMachine(MachineSettings settings, Effects effects) {
        this.settings = settings;
        this.effects = effects;
        Plan<?> plan = settings.plan();
        Instrument instrument = plan.instrument();
        this.around = new Surroundings(settings.symbol(), instrument);
        this.broker = new Broker(settings.broker(), new Gate(settings.limits()), around, effects);
        broker.owns(settings.policy().ownedLots());
        this.facts = new DeskFacts(effects);
        var moment = new Moment();
        this.desk = desk(plan, moment);
        this.market =
                new MarketWatch(
                        desk, moment, new PrintBars(Optional.of(settings.barLength())), around);
        this.spikes = new SpikeFilter(settings.limits().takeCollar());
        this.losses = new LossWatch(settings.limits(), plan.capital());
        this.deadMan = new DeadMan(settings.policy().deadManSeconds());
        this.tariff = new Tariff(instrument, plan.assumptions().slippage());
        this.alarms = new Alarms(effects);
        this.clocks = new Clocks(around, broker, alarms, effects);
        this.halt = new Halt(latches, broker, alarms, settings.policy().cancelOnHalt());
        this.stance = new Stance(settings.policy(), around, broker, venue, latches, maintenances);
        this.operator = new Operator(latches, halt, broker, desk, losses, deadMan, effects);
    }

    private <S extends Standing> Desk<S> desk(Plan<S> plan, Moment moment) {
        return new Desk<>(plan, broker, moment, facts);
    }

    /**
     * The one entrance: something has happened.
     *
     * @param nanos by a clock that only rises, over restarts too
     * @param wallNanos by the clock of this machine, since the epoch; it may be wrong
     */
    public void step(long nanos, long wallNanos, Input input) {
        around.at(nanos, wallNanos);
        if (!(input instanceof Input.Began)) {
            clocks.look();
        }
        switch (input) {
            case Input.Traded(long time, long price, _, _) -> traded(time, price);
            case Input.Quoted(long bid, long ask) -> quoted(bid, ask);
            case Input.Told(VenueEvent event) -> told(event);
            case Input.Woken _ -> woken();
            case Input.Began(int epoch, _, _) -> began(epoch);
            case Input.Past(var bars) -> market.past(bars);
            case Input.Commanded(Command command) -> operator.command(command);
        }
        settle();
    }

    // ---- the market

    private void traded(long timeMillis, long priceTicks) {
        venue.market(false);
        feedDelayMillis = broker.venueMillis() - timeMillis;
        if (!spikes.passes(priceTicks, around)) {
            ignored(priceTicks);
            return;
        }
        ignoring = false;
        market.traded(timeMillis, priceTicks, acts() && feedDelayMillis <= FRESH_MILLIS);
    }

    /** Neither bars nor limits are to know a price that bid and ask do not confirm. */
    private void ignored(long priceTicks) {
        if (!ignoring) {
            ignoring = true;
            alarms.warn(
                    "spike",
                    "a trade at %d ticks is ignored: bid is %d and ask is %d"
                            .formatted(priceTicks, around.bidTicks(), around.askTicks()));
        }
    }

    private void quoted(long bidTicks, long askTicks) {
        venue.market(false);
        around.quoted(bidTicks, askTicks);
        market.quoted(acts());
    }

    private boolean acts() {
        return stance.mode() == TraderMode.ARMED && !strategyEnded;
    }

    // ---- the venue

    private void told(VenueEvent event) {
        switch (event) {
            case VenueEvent.ModeChanged(var symbol, TradingMode mode) -> moded(symbol, mode);
            case VenueEvent.MarketLost(var symbol, _) when isOurs(symbol) -> marketLost();
            case VenueEvent.MarketGivenUp(var symbol, var sentence) when isOurs(symbol) -> {
                marketLost();
                followNanos = around.nowNanos() + FOLLOW_AGAIN_NANOS;
                alarms.warn("market-given-up", sentence);
            }
            case VenueEvent.TradesMissed(var symbol, long first, long last, boolean found)
                    when isOurs(symbol) && !found ->
                    alarms.warn(
                            "trades-missed",
                            "trades %d to %d were missed and cannot be had".formatted(first, last));
            case VenueEvent.InstrumentRevised(var symbol, Instrument now) when isOurs(symbol) ->
                    revised(now);
            case VenueEvent.MaintenanceAnnounced(var windows) ->
                    maintenances.announced(windows, broker.venueMillis());
            case VenueEvent.AccountLive _ -> venue.account(true);
            case VenueEvent.AccountLost _ -> venue.account(false);
            case VenueEvent.AccountRefused(var sentence) -> {
                venue.account(false);
                halt.because("the account refuses us: " + sentence);
            }
            case VenueEvent.Filled(var fill) -> market.fillsAt(fill.time().toEpochMilli());
            case VenueEvent.Answered _,
                    VenueEvent.Told _,
                    VenueEvent.OrderReported _,
                    VenueEvent.BalanceChanged _,
                    VenueEvent.Market _,
                    VenueEvent.MarketLost _,
                    VenueEvent.MarketGivenUp _,
                    VenueEvent.MarketSuspect _,
                    VenueEvent.TradesMissed _,
                    VenueEvent.InstrumentRevised _ -> {}
        }
        broker.happened(event);
    }

    private boolean isOurs(String symbol) {
        return symbol.equals(settings.symbol());
    }

    private void moded(Optional<String> symbol, TradingMode mode) {
        if (symbol.isEmpty()) {
            venue.venueIs(mode);
        } else if (isOurs(symbol.get())) {
            venue.marketIs(mode);
        }
        around.venueIn(venue.mode());
    }

    private void marketLost() {
        venue.market(true);
        around.marketLost();
    }

    /** Other steps would mean other ticks and lots: what is planned in the old ones must not go. */
    private void revised(Instrument now) {
        Instrument planned = settings.plan().instrument();
        around.revise(now);
        if (now.tick().compareTo(planned.tick()) != 0 || now.lot().compareTo(planned.lot()) != 0) {
            halt.because(
                    "the market's steps have changed: tick %s and lot %s, planned with %s and %s"
                            .formatted(
                                    now.tick().toPlainString(),
                                    now.lot().toPlainString(),
                                    planned.tick().toPlainString(),
                                    planned.lot().toPlainString()));
        }
    }

    // ---- time

    private void began(int epoch) {
        began = true;
        venue.account(false);
        marketLost();
        operator.began();
        stance.began();
        clocks.began();
        beatNanos = around.nowNanos() + BEAT_NANOS;
        deadMan.began();
        broker.began(epoch);
    }

    private void woken() {
        long now = around.nowNanos();
        if (now >= followNanos) {
            followNanos = NEVER;
            effects.follow(settings.symbol());
        }
        // This machine's clock may be years away from the times of trades.
        if (broker.clock().isKnown()) {
            market.closeBefore(
                    broker.venueMillis() - settings.policy().barGrace().toMillis(), acts());
        }
        if (now >= beatNanos) {
            beatNanos = now + BEAT_NANOS;
            beat(now);
        }
    }

    private void beat(long now) {
        watchLosses();
        if (market.priceTicks() != 0
                && now - equityNanos >= settings.policy().equityEvery().toNanos()) {
            equityNanos = now;
            tellEquity();
        }
    }

    /** A strategy that sells out by a rule of its own is let do so. */
    private void watchLosses() {
        if (market.priceTicks() != 0 && !facts.isStopped() && broker.clock().isKnown()) {
            losses.equity(broker.venueMillis(), desk.equity()).ifPresent(halt::because);
        }
    }

    private void tellEquity() {
        Account held = account();
        long price = market.priceTicks();
        effects.fact(
                new Fact.Equity(desk.equity(), held.cash(), held.lots(), price, unrealized(price)));
    }

    // ---- after every input

    private void settle() {
        watchMaintenance();
        reconsider();
        broker.turn();
        if (facts.hasNews()) {
            watchLosses();
            facts.tell(desk.strategy(), market.priceTicks());
            endWithStrategy();
            reconsider();
            broker.turn();
        }
        operator.turn();
        deadMan.turn(broker, around.nowNanos(), stance.isHealthy());
        clocks.wakeAt(dueNanos());
    }

    /** The venue's switch, left armed, cancels everything when the venue comes back. */
    private void watchMaintenance() {
        if (maintenances.areNone()
                || !broker.clock().isKnown()
                || !maintenances.turn(broker.venueMillis())) {
            return;
        }
        MaintenanceWindow next = maintenances.present().orElseThrow();
        String sentence = Maintenances.sentence(next);
        alarms.warn("maintenance", sentence + ": nothing new is placed until it is over");
        deadMan.disarm(broker);
        if (next.cancels()) {
            broker.cancelOwn(sentence);
        }
    }

    private void endWithStrategy() {
        if (!strategyEnded && desk.strategy().isHalted()) {
            strategyEnded = true;
            alarms.critical(
                    "strategy-ended", "the strategy has ended for good; no more orders come of it");
        }
    }

    private void reconsider() {
        if (!began) {
            return;
        }
        Optional<Doubt> doubt = broker.doubt();
        if (doubt.isPresent() && doubt.get().wants() == TraderMode.HALTED) {
            halt.because(doubt.get().sentence());
        }
        TraderMode before = stance.mode();
        if (stance.turn(doubt)) {
            Posture now = stance.posture();
            effects.fact(new Fact.ModeChanged(before, now.mode(), now.reason()));
        }
    }

    private long dueNanos() {
        long next = Math.min(Math.min(beatNanos, followNanos), broker.nextWakeNanos());
        return Math.min(next, barDueNanos());
    }

    private long barDueNanos() {
        if (market.endMillis() == PrintBars.NONE_OPEN || !broker.clock().isKnown()) {
            return NEVER;
        }
        long left =
                market.endMillis()
                        + settings.policy().barGrace().toMillis()
                        + 1
                        - broker.venueMillis();
        return left > BEAT_NANOS / NANOS_PER_MILLI
                ? NEVER
                : around.nowNanos() + Math.max(1, left) * NANOS_PER_MILLI;
    }

    // ---- what came of it

    public TraderMode mode() {
        return stance.mode();
    }

    /** Whether an execution was booked, by the venue's name of it. */
    public boolean hasBooked(String executionId) {
        return broker.hasBooked(executionId);
    }

    /** What is at stake at worst. */
    public Exposure exposure() {
        return broker.exposure();
    }

    /** Whether an order waits for bid or ask to move, so that each quote matters. */
    public boolean waitsForQuotes() {
        return desk.isWaiting();
    }

    /** Cash, inventory and fees as all fills have made them. */
    public Account account() {
        Account own = desk.account();
        Account late = desk.late();
        return new Account(
                Math.addExact(own.cash(), late.cash()),
                Math.addExact(own.lots(), late.lots()),
                Math.addExact(own.fees(), late.fees()),
                own.lowestCash());
    }

    private long unrealized(long priceTicks) {
        return tariff.value(priceTicks, desk.account().lots()) - desk.strategy().inventoryCost();
    }

    public Status status() {
        Account held = account();
        long price = market.priceTicks();
        return new Status(
                stance.mode(),
                stance.posture().reason(),
                price,
                held.lots(),
                broker.exposure(),
                desk.equity(),
                settings.plan().capital(),
                desk.strategy().books().roundTripProfit(),
                desk.strategy().books().adjustProfit(),
                unrealized(price),
                held.fees(),
                feedDelayMillis,
                strategyEnded);
    }
}

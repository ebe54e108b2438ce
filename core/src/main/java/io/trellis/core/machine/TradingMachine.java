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
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

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
    private static final long CLOCK_STEP_NANOS = Duration.ofSeconds(2).toNanos();

    /** A process that is woken so much too late stood still, and others may have traded for it. */
    private static final long STOOD_STILL_NANOS = Duration.ofSeconds(10).toNanos();

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
    private final Set<String> commands = new LinkedHashSet<>();

    private Posture posture = Posture.STARTING;
    private boolean began;
    private boolean ended;
    private boolean strategyEnded;
    private boolean ignoring;
    private long feedDelayMillis;
    private long wallAheadNanos;
    private long beatNanos = NEVER;
    private long equityNanos = Long.MIN_VALUE;
    private long followNanos = NEVER;
    private long wakeNanos = NEVER;

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
        if (began && !(input instanceof Input.Began)) {
            watchClocks(nanos);
        }
        switch (input) {
            case Input.Traded(long time, long price, _, _) -> traded(time, price);
            case Input.Quoted(long bid, long ask) -> quoted(bid, ask);
            case Input.Told(VenueEvent event) -> told(event);
            case Input.Woken _ -> woken();
            case Input.Began(int epoch, _, _) -> began(epoch);
            case Input.Past(var bars) -> market.past(bars);
            case Input.Commanded(Command command) -> command(command);
        }
        settle();
    }

    // ---- the market

    private void traded(long timeMillis, long priceTicks) {
        venue.market(false);
        feedDelayMillis = venueMillis() - timeMillis;
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
            alarm(
                    Fact.Severity.WARNING,
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
        return posture.mode() == TraderMode.ARMED && !strategyEnded;
    }

    /** The venue's time, as well as it is known. */
    private long venueMillis() {
        return broker.clock().millisAt(around.nowNanos(), around.wallNanos());
    }

    // ---- the venue

    private void told(VenueEvent event) {
        switch (event) {
            case VenueEvent.ModeChanged(var symbol, TradingMode mode) -> moded(symbol, mode);
            case VenueEvent.MarketLost(var symbol, _) when isOurs(symbol) -> marketLost();
            case VenueEvent.MarketGivenUp(var symbol, var sentence) when isOurs(symbol) -> {
                marketLost();
                followNanos = around.nowNanos() + FOLLOW_AGAIN_NANOS;
                alarm(Fact.Severity.WARNING, "market-given-up", sentence);
            }
            case VenueEvent.TradesMissed(var symbol, long first, long last, boolean found)
                    when isOurs(symbol) && !found ->
                    alarm(
                            Fact.Severity.WARNING,
                            "trades-missed",
                            "trades %d to %d were missed and cannot be had".formatted(first, last));
            case VenueEvent.InstrumentRevised(var symbol, Instrument now) when isOurs(symbol) ->
                    revised(now);
            case VenueEvent.MaintenanceAnnounced(var windows) ->
                    maintenances.announced(windows, venueMillis());
            case VenueEvent.AccountLive _ -> venue.account(true);
            case VenueEvent.AccountLost _ -> venue.account(false);
            case VenueEvent.AccountRefused(var sentence) -> {
                venue.account(false);
                halt("the account refuses us: " + sentence);
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
            halt(
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
        ended = false;
        venue.account(false);
        marketLost();
        latches.restarted();
        posture = Posture.STARTING;
        wallAheadNanos = around.wallNanos() - around.nowNanos();
        // What the process before has asked for wakes nobody any more.
        wakeNanos = NEVER;
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
            market.closeBefore(venueMillis() - settings.policy().barGrace().toMillis(), acts());
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

    /**
     * A machine that slept or stood still, or whose clock was set, may have missed anything,
     * another process that took over above all. It is noticed before anything else is decided: what
     * waited meanwhile is believed, and nothing is sent on it until the venue was looked at.
     */
    private void watchClocks(long now) {
        long ahead = around.wallNanos() - now;
        if (Math.abs(ahead - wallAheadNanos) > CLOCK_STEP_NANOS) {
            alarm(
                    Fact.Severity.WARNING,
                    "clock-stepped",
                    "the machine's clock was set or the machine slept: it jumped by %d ms"
                            .formatted((ahead - wallAheadNanos) / NANOS_PER_MILLI));
            wallAheadNanos = ahead;
            broker.lookAgain();
        }
        if (now > wakeNanos && now - wakeNanos > STOOD_STILL_NANOS) {
            alarm(
                    Fact.Severity.WARNING,
                    "stood-still",
                    "the process stood still for %d ms: the venue is looked at first"
                            .formatted((now - wakeNanos) / NANOS_PER_MILLI));
            wakeNanos = now;
            broker.lookAgain();
        }
    }

    /** A strategy that sells out by a rule of its own is let do so. */
    private void watchLosses() {
        if (market.priceTicks() != 0 && !facts.isStopped() && broker.clock().isKnown()) {
            losses.equity(venueMillis(), desk.equity()).ifPresent(this::halt);
        }
    }

    private void tellEquity() {
        Account held = account();
        long price = market.priceTicks();
        effects.fact(
                new Fact.Equity(desk.equity(), held.cash(), held.lots(), price, unrealized(price)));
    }

    // ---- a person

    private void command(Command command) {
        if (!commands.add(command.id())) {
            return;
        }
        switch (command) {
            case Command.Stop(var id, boolean cancel) ->
                    close(cancel ? Latches.Closing.Kind.CANCEL : Latches.Closing.Kind.KEEP, id);
            case Command.Flatten(var id) -> {
                close(Latches.Closing.Kind.FLATTEN, id);
                desk.flatten();
            }
            case Command.Kill(var id, var reason) -> {
                halt(reason);
                done(id, "kill", Optional.empty());
            }
            case Command.Rearm(var id) -> {
                Optional<String> refused = rearm();
                done(id, "rearm", refused);
            }
            case Command.Hold(var id) -> {
                latches.hold("held by a person");
                done(id, "hold", Optional.empty());
            }
            case Command.Resume(var id) -> {
                latches.resume();
                done(id, "resume", Optional.empty());
            }
        }
    }

    private Optional<String> rearm() {
        if (!broker.clock().isKnown()) {
            return Optional.of("the venue's time is not known yet; try again when it is");
        }
        Optional<String> refused = latches.rearm();
        if (refused.isEmpty()) {
            losses.rearmed(venueMillis(), desk.equity());
            broker.rearmed();
        }
        return refused;
    }

    private void close(Latches.Closing.Kind kind, String commandId) {
        latches.close(kind, commandId);
        if (kind == Latches.Closing.Kind.CANCEL) {
            broker.cancelOwn("trading is stopped by a person");
        }
    }

    private void done(String commandId, String action, Optional<String> refused) {
        effects.fact(
                new Fact.CommandDone(commandId, action, refused.isEmpty(), refused.orElse("done")));
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
        if (latches.closing().isPresent() && !ended) {
            goOnClosing(latches.closing().get());
        }
        deadMan.turn(broker, around.nowNanos(), isHealthy());
        wake();
    }

    /** The venue's switch, left armed, cancels everything when the venue comes back. */
    private void watchMaintenance() {
        if (maintenances.areNone()
                || !broker.clock().isKnown()
                || !maintenances.turn(venueMillis())) {
            return;
        }
        MaintenanceWindow next = maintenances.present().orElseThrow();
        String sentence = Maintenances.sentence(next);
        alarm(
                Fact.Severity.WARNING,
                "maintenance",
                sentence + ": nothing new is placed until it is over");
        deadMan.disarm(broker);
        if (next.cancels()) {
            broker.cancelOwn(sentence);
        }
    }

    private void endWithStrategy() {
        if (!strategyEnded && desk.strategy().isHalted()) {
            strategyEnded = true;
            alarm(
                    Fact.Severity.CRITICAL,
                    "strategy-ended",
                    "the strategy has ended for good; no more orders come of it");
        }
    }

    private void reconsider() {
        Posture now = posture();
        if (now.mode() != posture.mode() || !now.reason().equals(posture.reason())) {
            TraderMode before = posture.mode();
            posture = now;
            around.in(now.mode());
            effects.fact(new Fact.ModeChanged(before, now.mode(), now.reason()));
        }
    }

    private Posture posture() {
        if (!began) {
            return Posture.STARTING;
        }
        Optional<Doubt> doubt = broker.doubt();
        if (doubt.isPresent() && doubt.get().wants() == TraderMode.HALTED) {
            halt(doubt.get().sentence());
        }
        if (latches.closing().isPresent()
                && latches.closing().get().kind() == Latches.Closing.Kind.FLATTEN
                && broker.isCurrent()) {
            return Posture.SELLING_OUT;
        }
        if (latches.halted().isPresent()) {
            return isHaltedFor(latches.halted().get())
                    ? posture
                    : Posture.halted(latches.halted().get());
        }
        if (!venue.isAccountLive()) {
            return venue.isMarketLost() ? Posture.BLIND : Posture.ACCOUNT_LOST;
        }
        // One order that is not known does not stop the others, but nothing begins with one.
        if (posture.mode() == TraderMode.ARMED ? !broker.isCurrent() : !broker.isSettled()) {
            return Posture.UNSETTLED;
        }
        if (doubt.isPresent()) {
            return held(doubt.get().sentence());
        }
        return market();
    }

    private Posture market() {
        if (latches.closing().isPresent()) {
            return Posture.CLOSING;
        }
        if (latches.held().isPresent()) {
            return held(latches.held().get());
        }
        if (maintenances.present().isPresent()) {
            return held(Maintenances.sentence(maintenances.present().get()));
        }
        if (venue.isMarketLost()) {
            return Posture.MARKET_LOST;
        }
        if (around.nowNanos() - around.marketNanos() > settings.policy().priceIsStale().toNanos()) {
            return Posture.MARKET_STALE;
        }
        if (!broker.clock().isWithin(around.nowNanos(), settings.policy().clockLimit())) {
            return Posture.CLOCK;
        }
        return switch (venue.mode()) {
            case ONLINE, LIMIT_ONLY, POST_ONLY -> Posture.ARMED;
            case REDUCE_ONLY -> Posture.REDUCING;
            case CANCEL_ONLY, MAINTENANCE, DELISTED, UNKNOWN ->
                    held("the venue says " + venue.mode());
        };
    }

    private boolean isHaltedFor(String reason) {
        return posture.mode() == TraderMode.HALTED && posture.reason().equals(reason);
    }

    /** The same object as long as the reason is the same. */
    private Posture held(String reason) {
        return posture.mode() == TraderMode.HOLD && posture.reason().equals(reason)
                ? posture
                : Posture.held(reason);
    }

    private void halt(String reason) {
        if (latches.halt(reason)) {
            alarm(Fact.Severity.CRITICAL, "halted", reason);
            if (settings.policy().cancelOnHalt()) {
                broker.cancelOwn(reason);
            }
        }
    }

    private void goOnClosing(Latches.Closing closing) {
        boolean gone = broker.ownOrders() == 0;
        switch (closing.kind()) {
            case KEEP -> end(closing, "stop", "our orders stay at the venue");
            case CANCEL -> {
                if (gone) {
                    end(closing, "stop", "our orders are cancelled");
                }
            }
            case FLATTEN -> {
                if (gone && desk.isFlat()) {
                    latches.closed();
                    done(closing.commandId(), "flatten", Optional.empty());
                    halt("everything was cancelled and sold by a person's command");
                }
            }
        }
    }

    /** Until another process takes the machine up, it stays as it is. */
    private void end(Latches.Closing closing, String action, String words) {
        ended = true;
        deadMan.disarm(broker);
        done(closing.commandId(), action, Optional.empty());
        effects.ended(true, words);
    }

    /** Whether the venue may go on trusting that somebody watches the orders. */
    private boolean isHealthy() {
        return posture.mode() == TraderMode.ARMED || posture.mode() == TraderMode.WIND_DOWN;
    }

    private void wake() {
        long next = Math.min(Math.min(beatNanos, followNanos), broker.nextWakeNanos());
        // What was due already is due now: nobody can be woken in the past.
        next = Math.max(Math.min(next, barDueNanos()), around.nowNanos());
        // Being woken too early does no harm; a time that moves away is not worth a word.
        if (next < wakeNanos || wakeNanos <= around.nowNanos()) {
            wakeNanos = next;
            effects.wakeAt(next);
        }
    }

    private long barDueNanos() {
        if (market.endMillis() == PrintBars.NONE_OPEN || !broker.clock().isKnown()) {
            return NEVER;
        }
        long left =
                market.endMillis() + settings.policy().barGrace().toMillis() + 1 - venueMillis();
        return left > BEAT_NANOS / NANOS_PER_MILLI
                ? NEVER
                : around.nowNanos() + Math.max(1, left) * NANOS_PER_MILLI;
    }

    private void alarm(Fact.Severity severity, String code, String sentence) {
        effects.fact(new Fact.Alarm(severity, code, sentence));
    }

    // ---- what came of it

    public TraderMode mode() {
        return posture.mode();
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
                posture.mode(),
                posture.reason(),
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

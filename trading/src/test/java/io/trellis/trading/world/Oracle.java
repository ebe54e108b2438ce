package io.trellis.trading.world;

import io.trellis.clients.net.Http;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.Stake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows what really happened and looks after every event whether the trader may be where it is. The
 * laws that need the whole story are those of {@link Audit}.
 */
final class Oracle implements Trader.Watcher {

    private static final int MOST_SENTENCES = 20;

    /** How far apart two looks are that find nothing. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(75);

    /** What has to be read of an account before anybody trades on it. */
    private static final Set<Class<?>> RECOVERY =
            Set.of(
                    VenueRequest.ReadOpenOrders.class,
                    VenueRequest.ReadClosedOrders.class,
                    VenueRequest.ReadFills.class,
                    VenueRequest.ReadLedger.class,
                    VenueRequest.ReadBalances.class);

    private static final Pattern NAMES = Pattern.compile("\"cl_ord_id\":(\\[[^]]*]|\"[^\"]*\")");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern DEADLINE = Pattern.compile("\"deadline\":\"([^\"]*)\"");
    private static final Pattern CALL_NAME = Pattern.compile("cl_ord_id=([^&]*)");
    private static final String ADD = "\"method\":\"add_order\"";
    private static final String BATCH = "\"method\":\"batch_add\"";
    private static final String CANCEL = "\"method\":\"cancel_order\"";
    private static final String DEAD_MAN = "\"method\":\"cancel_all_orders_after\"";
    private static final String CANCEL_ALL = "\"method\":\"cancel_all\"";

    private final Stage stage;
    private final WorldDisk disk;
    private final OrderNames names;
    private final long ownedLots;
    private final Supplier<RecordBook> book;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> namesSent = new HashSet<>();
    private final Map<ClientOrderId, Long> sentNanos = new HashMap<>();

    private final Map<Long, VenueRequest.Read> asked = new HashMap<>();

    /** What the venue has really answered since the account is live. */
    private final List<Look> looks = new ArrayList<>();

    private final Set<Class<?>> kindsOfLooks = new HashSet<>();

    private Optional<Trader> trader = Optional.empty();
    private boolean accountLive;
    private long seenChanges = -1;
    private long seenRecords = -1;
    private long armedNanos;
    private long lastNanos;
    private long watchedNanos;
    private long events;
    private long feeds;
    private TraderMode lastMode = TraderMode.STARTING;

    /**
     * @param book the records of the process that lives now
     */
    Oracle(
            Stage stage,
            WorldDisk disk,
            OrderNames names,
            long ownedLots,
            Supplier<RecordBook> book) {
        this.book = book;
        this.stage = stage;
        this.disk = disk;
        this.names = names;
        this.ownedLots = ownedLots;
        this.lastNanos = stage.nowNanos();
    }

    /** Something is not as it must be. */
    void broken(String sentence) {
        if (broken.size() < MOST_SENTENCES) {
            long seconds = (stage.nowNanos() - VirtualStart.NANOS) / 1_000_000_000;
            broken.add("at +" + seconds + "s " + sentence);
        }
    }

    List<String> broken() {
        return broken;
    }

    long events() {
        return events;
    }

    // What leaves the machine.

    /** From now on this process is looked at. */
    void watch(Trader now) {
        trader = Optional.of(now);
        seenRecords = -1;
    }

    /** There is no process at the moment. */
    void nobody() {
        trader = Optional.empty();
        accountIs(false);
    }

    private void accountIs(boolean live) {
        accountLive = live;
        asked.clear();
        looks.clear();
        kindsOfLooks.clear();
    }

    /** A read that was answered, and when. */
    private record Look(VenueRequest.Read read, long nanos) {}

    @Override
    public void asked(VenueRequest.Read read) {
        asked.put(read.id(), read);
    }

    private void answered(long id, VenueAnswer answer) {
        VenueRequest.Read read = asked.remove(id);
        if (read != null && !(answer instanceof VenueAnswer.Failed)) {
            looks.add(new Look(read, stage.nowNanos()));
            kindsOfLooks.add(read.getClass());
        }
    }

    @Override
    public void heard(VenueEvent event) {
        switch (event) {
            case VenueEvent.AccountLive _ -> accountIs(true);
            case VenueEvent.AccountLost _, VenueEvent.AccountRefused _ -> accountIs(false);
            case VenueEvent.Told(long id, VenueAnswer answer) -> answered(id, answer);
            case VenueEvent.Answered _,
                    VenueEvent.OrderReported _,
                    VenueEvent.Filled _,
                    VenueEvent.BalanceChanged _,
                    VenueEvent.Market _,
                    VenueEvent.MarketLost _,
                    VenueEvent.MarketGivenUp _,
                    VenueEvent.MarketSuspect _,
                    VenueEvent.TradesMissed _,
                    VenueEvent.ModeChanged _,
                    VenueEvent.InstrumentRevised _,
                    VenueEvent.MaintenanceAnnounced _ -> {}
        }
    }

    @Override
    public void written(JournalRecord record) {
        switch (record) {
            case JournalRecord.Sent(VenueRequest.Place(_, var order, _)) ->
                    sentNanos.put(order.id(), stage.nowNanos());
            case JournalRecord.Stated(Fact.OrderChanged order)
                    when order.state() == Fact.OrderState.ABSENT ->
                    requireProof(order);
            case JournalRecord.Sent _,
                    JournalRecord.Stated _,
                    JournalRecord.Opened _,
                    JournalRecord.Took _,
                    JournalRecord.Closed _ -> {}
        }
    }

    /** INV-07: that an order is absent follows from two looks that the venue has answered. */
    private void requireProof(Fact.OrderChanged order) {
        long since = sentNanos.getOrDefault(order.id(), Long.MIN_VALUE);
        boolean ended = isTwice(since, read -> isForEnded(read, order.id()));
        boolean filled = isTwice(since, VenueRequest.ReadFills.class::isInstance);
        if (!accountLive || !ended || !filled) {
            broken(
                    "INV-07: without proof, account live %s, ended orders %s, fills %s: %s"
                            .formatted(accountLive, ended, filled, order));
        }
    }

    private static boolean isForEnded(VenueRequest.Read read, ClientOrderId order) {
        return read instanceof VenueRequest.ReadClosedOrders
                || (read instanceof VenueRequest.FindOrder(_, ClientOrderId named, _)
                        && named.equals(order));
    }

    private boolean isTwice(long sinceNanos, Predicate<VenueRequest.Read> which) {
        List<Long> times =
                looks.stream()
                        .filter(look -> look.nanos >= sinceNanos && which.test(look.read))
                        .map(Look::nanos)
                        .toList();
        return times.size() >= 2 && times.getLast() - times.getFirst() >= BETWEEN_LOOKS.toNanos();
    }

    void tap(Life life) {
        life.tapFrames(this::frame);
        life.tapCalls(this::call);
    }

    private void frame(String text) {
        boolean adds = text.contains(ADD) || text.contains(BATCH);
        if (text.contains(CANCEL_ALL + ",") || text.contains(CANCEL_ALL + "}")) {
            broken("INV-09: all orders of the account are cancelled");
        }
        if (text.contains(DEAD_MAN)) {
            deadManFed();
        }
        if (!adds && !text.contains(CANCEL)) {
            return;
        }
        Matcher fields = NAMES.matcher(text);
        boolean named = false;
        while (fields.find()) {
            Matcher each = QUOTED.matcher(fields.group(1));
            while (each.find()) {
                named = true;
                named(each.group(1), adds);
                if (adds) {
                    requireDeadline(each.group(1), text);
                }
            }
        }
        if (!named) {
            broken("INV-09: something is asked without a name of ours: " + text);
        }
    }

    /** Only what the machine has decided to ask may feed the dead-man's switch. */
    private void deadManFed() {
        feeds++;
        long decided = book.get().deadManFeeds();
        if (feeds > decided) {
            broken("INV-02: the dead-man's switch is fed " + feeds + " times, asked " + decided);
        }
    }

    private void named(String name, boolean adds) {
        if (names.read(new ClientOrderId(name)).isEmpty()) {
            broken("INV-09: " + name + " is no name of ours");
        }
        if (adds) {
            placed(name);
        }
    }

    private void placed(String name) {
        if (!namesSent.add(name)) {
            broken("INV-01: the name " + name + " leaves a second time");
        }
        boolean durable =
                disk.hasDurable(HexFormat.of().parseHex(name))
                        || disk.hasDurable(name.getBytes(StandardCharsets.US_ASCII));
        if (!durable) {
            broken("INV-02: " + name + " leaves and is not on the disk");
        }
    }

    /** INV-02: the venue may not take an order for longer than was written down. */
    private void requireDeadline(String name, String text) {
        Instant decided = book.get().deadlines().getOrDefault(new ClientOrderId(name), Instant.MIN);
        Matcher told = DEADLINE.matcher(text);
        if (!told.find()) {
            broken("INV-02: " + name + " leaves without a deadline");
        } else if (Instant.parse(told.group(1)).isAfter(decided)) {
            broken(
                    "INV-02: %s leaves with the deadline %s, written down is %s"
                            .formatted(name, told.group(1), decided));
        }
    }

    private void call(Http.Call call) {
        String path = call.url().getPath();
        if (path.endsWith("/AddOrder") || path.endsWith("/CancelAll")) {
            broken("INV-09: " + path + " is called");
        } else if (path.endsWith("/CancelOrder")) {
            String body = new String(call.body().bytes(), StandardCharsets.UTF_8);
            Matcher name = CALL_NAME.matcher(body);
            if (!name.find()) {
                broken("INV-09: a cancel without a name of ours: " + body);
            } else {
                named(name.group(1), false);
            }
        }
    }

    // After every event.

    void look() {
        events++;
        count();
        requireAccount();
        Stake stake = stage.truth().stake(stage.host().account(), Strategies.SYMBOL);
        long records = trader.map(now -> now.journal().records()).orElse(-1L);
        if (stake.changes() == seenChanges && records == seenRecords) {
            return;
        }
        if (stake.changes() != seenChanges) {
            requireBudget();
        }
        seenChanges = stake.changes();
        seenRecords = records;
        trader.filter(now -> now.life().isAlive())
                .ifPresent(now -> requireCovered(stake, now.session().machine().exposure()));
    }

    /** INV-10: nobody trades on an account of which nothing is heard, or not everything yet. */
    private void requireAccount() {
        boolean trades = lastMode == TraderMode.ARMED || lastMode == TraderMode.WIND_DOWN;
        if (trades && !accountLive) {
            broken("INV-10: the account's stream is lost, and the mode is " + lastMode);
        } else if (trades && !kindsOfLooks.containsAll(RECOVERY)) {
            broken("INV-10: the mode is " + lastMode + " and answered is only " + kindsOfLooks);
        }
    }

    /** INV-04: what is at stake at the venue is never more than what the trader fears. */
    private void requireCovered(Stake stake, Exposure feared) {
        long most = stake.heldLots() + stake.openBuyLots();
        long least = stake.heldLots() - stake.openSellLots();
        if (feared.inventoryLots() + feared.buyLots() < most
                || feared.inventoryLots() - feared.sellLots() > least + ownedLots) {
            broken("INV-04: at the venue there is " + stake + ", feared is " + feared);
        }
    }

    /** INV-20: the counter of the engine stays below the venue's threshold. */
    private void requireBudget() {
        double points =
                stage.truth()
                        .engineCounter(stage.nowNanos(), stage.host().account(), Strategies.SYMBOL);
        if (points > Tier.PRO.engineThreshold()) {
            broken("INV-20: the engine's counter is at " + points);
        }
    }

    private void count() {
        long now = stage.nowNanos();
        watchedNanos += now - lastNanos;
        armedNanos += lastMode == TraderMode.ARMED ? now - lastNanos : 0;
        lastNanos = now;
        lastMode =
                trader.filter(process -> process.life().isAlive())
                        .map(process -> process.session().machine().mode())
                        .orElse(TraderMode.STARTING);
    }

    TraderMode mode() {
        return lastMode;
    }

    /** Share of the time since the count began in which the trader was armed. */
    double armedShare() {
        return watchedNanos == 0 ? 0 : (double) armedNanos / watchedNanos;
    }

    void countAnew() {
        armedNanos = 0;
        watchedNanos = 0;
    }
}

package io.trellis.trading.world;

import io.trellis.clients.net.Http;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.Stake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows what really happened and looks after every event whether the trader may be where it is. The
 * laws that need the whole story are those of {@link Audit}.
 */
final class Oracle {

    private static final int MOST_SENTENCES = 20;
    private static final Pattern NAMES = Pattern.compile("\"cl_ord_id\":(\\[[^]]*]|\"[^\"]*\")");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
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
    private Optional<Trader> trader = Optional.empty();
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

package io.trellis.cli.krakensim;

import io.trellis.cli.terminal.OwnerFile;
import io.trellis.core.InvalidInputException;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.IssuedKey;
import io.trellis.krakensim.market.MarketHistory;
import io.trellis.krakensim.market.MarketMove;
import io.trellis.krakensim.market.MarketReplay;
import io.trellis.krakensim.market.Pace;
import io.trellis.krakensim.market.Script;
import io.trellis.krakensim.market.ScriptRun;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.LocalKraken;
import io.trellis.krakensim.network.VirtualNetwork;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A running venue with one market and one account. */
final class Simulation implements AutoCloseable {

    /** Between moves when they are played as fast as may be. */
    private static final Duration FASTEST = Duration.ofMillis(1);

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final LocalKraken kraken;
    private final MarketRules market;
    private final Owner owner;
    private final Faults faults;
    private final MarketReplay replay;

    private Simulation(
            LocalKraken kraken,
            MarketRules market,
            Owner owner,
            Faults faults,
            MarketReplay replay) {
        this.kraken = kraken;
        this.market = market;
        this.owner = owner;
        this.faults = faults;
        this.replay = replay;
    }

    /** The account, its key, and where the key was written. */
    private record Owner(int account, IssuedKey key, Path keyFile) {}

    static Simulation start(
            MarketOptions market,
            AccountOptions owner,
            RuleOptions switches,
            NetworkOptions network,
            Optional<Recording> recording,
            Consumer<String> notes) {
        MarketRules rules = switches.priced(market.market(recording.map(Recording::symbol)));
        Optional<Script> script = market.script();
        script.ifPresent(each -> each.requireFits(rules));
        Pace pace = pace(market.speed());
        Faults faults = network.faults();
        BigDecimal price = market.price(rules, recording);
        Iterator<MarketMove> moves = moves(market, network.seed(), rules, price, recording);

        Instant now = Instant.now();
        long nowNanos = now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
        long beginNanos = nowNanos - market.historyNanos();
        var exchange = new Exchange(switches.rules(network.seed()));
        exchange.list(beginNanos, rules, price);
        Owner holder = open(exchange, beginNanos, rules, owner);
        Iterator<MarketMove> rest =
                MarketHistory.play(exchange, rules, moves, beginNanos, market.historyNanos());
        if (recording.isPresent() && !rest.hasNext()) {
            notes.accept(
                    "warning: the feed has ended within --history; nothing moves any more but by a"
                            + " script.");
        }
        LocalKraken kraken =
                LocalKraken.start(
                        exchange,
                        new LocalKraken.Time(Instant.now(), network.clockSpeed()),
                        network.ports(),
                        faults);
        try {
            write(holder);
            kraken.ask(venue -> scripted(venue, rules, holder.account(), script, notes));
            // What a script does at its beginning comes before the first move.
            MarketReplay replay = kraken.ask(venue -> playing(venue, rules, rest, pace));
            return new Simulation(kraken, rules, holder, faults, replay);
        } catch (RuntimeException e) {
            kraken.close();
            throw e;
        }
    }

    private static Owner open(
            Exchange exchange, long nowNanos, MarketRules rules, AccountOptions owner) {
        int account =
                exchange.openAccount(nowNanos, owner.balances(rules), owner.tier(), owner.volume());
        IssuedKey key = exchange.issueKey(account, Permission.trading(), 0);
        return new Owner(account, key, owner.keyFile());
    }

    private static boolean scripted(
            VirtualNetwork venue,
            MarketRules rules,
            int account,
            Optional<Script> script,
            Consumer<String> notes) {
        venue.befall(account, rules);
        script.ifPresent(new ScriptRun(venue, rules, account, notes)::start);
        return true;
    }

    private static MarketReplay playing(
            VirtualNetwork venue, MarketRules rules, Iterator<MarketMove> moves, Pace pace) {
        var replay = new MarketReplay(venue.exchange(), rules, moves, pace);
        replay.start();
        return replay;
    }

    private static Iterator<MarketMove> moves(
            MarketOptions market,
            long seed,
            MarketRules rules,
            BigDecimal price,
            Optional<Recording> recording) {
        if (recording.isPresent()) {
            return recording.get().moves();
        }
        return market.isStill()
                ? List.<MarketMove>of().iterator()
                : new SyntheticTrades(rules.symbol(), seed, price);
    }

    private static Pace pace(String speed) {
        if (speed.equals("max")) {
            return new Pace.Every(FASTEST);
        }
        if (!speed.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") || Double.parseDouble(speed) == 0) {
            throw new InvalidInputException(
                    "--speed is " + speed + "; it has to be a number above 0, or max.");
        }
        return new Pace.Times(Double.parseDouble(speed));
    }

    private static void write(Owner owner) {
        Path folder = owner.keyFile().toAbsolutePath().getParent();
        if (folder != null) {
            OwnerFile.createFolder(folder);
        }
        OwnerFile.write(
                owner.keyFile(),
                owner.key().publicPart() + "\n" + owner.key().privatePart() + "\n");
    }

    LocalKraken kraken() {
        return kraken;
    }

    MarketRules market() {
        return market;
    }

    int account() {
        return owner.account();
    }

    IssuedKey key() {
        return owner.key();
    }

    Path keyFile() {
        return owner.keyFile();
    }

    Faults faults() {
        return faults;
    }

    /** Whether the venue has stopped by itself. */
    boolean hasFailed() {
        return kraken.failure().isPresent();
    }

    /** Asks in the venue's own thread. */
    <T> T ask(Function<VirtualNetwork, T> question) {
        return kraken.ask(question);
    }

    /** Where the market and the account are, in one line. */
    String status() {
        return ask(venue -> venue.exchange().ask(exchange -> status(exchange.truth())));
    }

    private String status(Truth truth) {
        List<TrueOrder> orders = truth.orders(owner.account());
        long open = orders.stream().filter(TrueOrder::isOpen).count();
        int fills = orders.stream().mapToInt(order -> order.fills().size()).sum();
        return String.format(
                Locale.ROOT,
                "%s %s · %d open of %d orders · %d fills%s",
                market.symbol(),
                truth.lastPrice(market.symbol()).map(Object::toString).orElse("-"),
                open,
                orders.size(),
                fills,
                replay.hasEnded() && replay.played() > 0 ? " · the feed has ended" : "");
    }

    @Override
    public void close() {
        kraken.close();
    }
}

package io.trellis.cli.trade.kill;

import io.trellis.core.market.Side;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.IssuedKey;
import io.trellis.krakensim.market.MarketMove;
import io.trellis.krakensim.market.MarketReplay;
import io.trellis.krakensim.market.Pace;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.LocalKraken;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** A local Kraken whose price goes up and down a grid all the time, and one account at it. */
final class BusyKraken implements AutoCloseable {

    static final String SYMBOL = "BTC/USD";

    private static final Duration BETWEEN_MOVES = Duration.ofMillis(40);
    private static final double CENTER = 60_000;

    private final LocalKraken kraken;
    private final IssuedKey key;
    private final int account;
    private final AtomicBoolean calm;

    private BusyKraken(LocalKraken kraken, IssuedKey key, int account, AtomicBoolean calm) {
        this.kraken = kraken;
        this.key = key;
        this.account = account;
        this.calm = calm;
    }

    static BusyKraken start(long seed) {
        Instant now = Instant.now();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        var exchange = new Exchange(Rules.standard().withSeed(seed));
        MarketRules rules = Markets.of(SYMBOL).orElseThrow();
        exchange.list(nanos, rules, BigDecimal.valueOf(CENTER));
        int account =
                exchange.openAccount(
                        nanos, Map.of("USD", new BigDecimal("10000")), Tier.PRO, BigDecimal.ZERO);
        IssuedKey key = exchange.issueKey(account, Permission.trading(), 0);
        var time = new LocalKraken.Time(Instant.now(), 1);
        LocalKraken kraken =
                LocalKraken.start(exchange, time, LocalKraken.Ports.FREE, Faults.none());
        var calm = new AtomicBoolean();
        var moves = walk(new SplittableRandom(seed)).takeWhile(_ -> !calm.get()).iterator();
        kraken.ask(venue -> {
            new MarketReplay(venue.exchange(), rules, moves, new Pace.Every(BETWEEN_MOVES)).start();
            return true;
        });
        return new BusyKraken(kraken, key, account, calm);
    }

    /** Trades of others, about a price that keeps coming back to where it began. */
    private static Stream<MarketMove> walk(SplittableRandom random) {
        var price =
                new Object() {
                    double last = CENTER;
                };
        return Stream.generate(() -> {
            double pull = (CENTER - price.last) * 0.01;
            double before = price.last;
            price.last += pull + random.nextDouble(-45, 45);
            return new MarketMove.Print(
                    0,
                    price.last < before ? Side.SELL : Side.BUY,
                    BigDecimal.valueOf(price.last).setScale(1, RoundingMode.HALF_EVEN),
                    BigDecimal.valueOf(random.nextInt(1, 200), 4));
        });
    }

    LocalKraken kraken() {
        return kraken;
    }

    IssuedKey key() {
        return key;
    }

    int account() {
        return account;
    }

    /** Nobody else trades from now on. */
    void calmDown() {
        calm.set(true);
    }

    /** Asks what truly happened. */
    <T> T truth(Function<Truth, T> question) {
        return kraken.ask(venue -> venue.exchange().ask(each -> question.apply(each.truth())));
    }

    @Override
    public void close() {
        kraken.close();
    }
}

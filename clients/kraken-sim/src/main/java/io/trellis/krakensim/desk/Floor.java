package io.trellis.krakensim.desk;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderStatus;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.LedgerRow;
import io.trellis.krakensim.rules.AssetRules;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.rules.Tier;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What happens by no request of a client: the market of the others, time, modes, the dead-man's
 * switch, money that comes and goes.
 */
public final class Floor {

    private final Hall hall;
    private final Desk desk;

    /** The floor beside a desk. */
    public Floor(Hall hall, Desk desk) {
        this.hall = hall;
        this.desk = desk;
    }

    // The market of the others.

    /** The price moves there, through all on the way. */
    public void sweep(String symbol, BigDecimal price) {
        Market market = hall.own(symbol);
        long units = price(market, price);
        if (desk.matches(market)) {
            market.book().sweep(market.tape().lastPrice(), units);
        } else {
            market.pendingPrice(OptionalLong.of(units));
        }
        market.touch();
    }

    /** A trade of others; nothing where orders do not meet. */
    public void print(String symbol, Side taker, BigDecimal price, BigDecimal quantity) {
        Market market = hall.own(symbol);
        long units = price(market, price);
        long lots = Amounts.units(quantity, market.rules().lotDecimals());
        if (lots <= 0) {
            throw new IllegalArgumentException("a trade has a quantity above 0, was " + quantity);
        }
        if (desk.matches(market)) {
            market.book().print(taker, units, lots);
            market.touch();
        }
    }

    private static long price(Market market, BigDecimal price) {
        long units = Amounts.units(price, market.rules().priceDecimals());
        if (units <= 0) {
            throw new IllegalArgumentException("a price is above 0, was " + price);
        }
        return units;
    }

    // Terms and modes.

    /** Opens a market. */
    public void list(MarketRules terms, BigDecimal price) {
        if (hall.market(terms.symbol()).isPresent()) {
            throw new IllegalArgumentException(terms.symbol() + " is listed already");
        }
        long units = Amounts.units(price, terms.priceDecimals());
        Market market = hall.add(terms, units, made -> new Settlement(hall, desk, made.symbol()));
        market.touch();
        hall.listeners().forEach(l -> l.marketChanged(desk.nowNanos(), market));
    }

    /** Changes the terms of a market. */
    public void revise(MarketRules terms) {
        Market market = hall.own(terms.symbol());
        MarketRules before = market.rules();
        if (before.priceDecimals() != terms.priceDecimals()
                || before.lotDecimals() != terms.lotDecimals()
                || before.costDecimals() != terms.costDecimals()) {
            throw new IllegalArgumentException(
                    terms.symbol() + " keeps its decimals; its steps and minimums may change");
        }
        market.terms(terms);
        market.touch();
        hall.listeners().forEach(l -> l.marketChanged(desk.nowNanos(), market));
    }

    /** Changes what the engine does. */
    public void mode(SystemMode next) {
        SystemMode before = hall.mode();
        if (next == before) {
            return;
        }
        hall.mode(next);
        hall.listeners().forEach(l -> l.modeChanged(desk.nowNanos()));
        if (before == SystemMode.MAINTENANCE) {
            hall.accounts().stream()
                    .filter(account -> account.deadManNanos().isPresent())
                    .forEach(this::deadMan);
            advance();
        }
        hall.markets().forEach(this::reopen);
    }

    /** Changes what may be done in a market. */
    public void status(String symbol, PairStatus next) {
        Market market = hall.own(symbol);
        if (next == market.status()) {
            return;
        }
        market.status(next);
        hall.listeners().forEach(l -> l.marketChanged(desk.nowNanos(), market));
        reopen(market);
    }

    /** Where orders meet again, the price goes where it went meanwhile. */
    private void reopen(Market market) {
        OptionalLong pending = market.pendingPrice();
        if (pending.isPresent() && desk.matches(market)) {
            market.pendingPrice(OptionalLong.empty());
            market.book().sweep(market.tape().lastPrice(), pending.getAsLong());
            market.touch();
        }
    }

    // Time.

    /** Does what is due: orders that expire, dead-man's switches. */
    public void advance() {
        if (hall.mode() == SystemMode.MAINTENANCE) {
            return;
        }
        long now = desk.nowNanos();
        for (var due = desk.expiries().due(now); due.isPresent(); due = desk.expiries().due(now)) {
            desk.end(due.get(), OrderStatus.EXPIRED, Optional.empty());
        }
        for (Account account : hall.accounts()) {
            if (account.deadManNanos().orElse(Long.MAX_VALUE) <= now) {
                deadMan(account);
            }
        }
    }

    /** When there is something to do next; {@link Long#MAX_VALUE} for never. */
    public long nextNanos() {
        if (hall.mode() == SystemMode.MAINTENANCE) {
            return Long.MAX_VALUE;
        }
        long next = desk.expiries().nextNanos();
        for (Account account : hall.accounts()) {
            next = Math.min(next, account.deadManNanos().orElse(Long.MAX_VALUE));
        }
        return next;
    }

    private void deadMan(Account account) {
        account.deadMan(OptionalLong.empty());
        for (Order order : account.open()) {
            desk.end(order, OrderStatus.CANCELED, Optional.of("User requested"));
        }
    }

    // Money.

    /** Opens an account. */
    public Account open(Map<String, BigDecimal> balances, Tier tier, BigDecimal volumeUsd) {
        Account account =
                hall.open(number -> new Account(number, tier, desk.nowNanos(), volumeUsd));
        balances.forEach((name, amount) -> {
            AssetRules asset = asset(name);
            account.begin(asset, Amounts.units(amount, asset.decimals()));
        });
        return account;
    }

    /** Money comes in, or goes out if the amount is below 0. */
    public void transfer(Account account, String name, BigDecimal amount) {
        AssetRules asset = asset(name);
        LedgerRow row =
                account.post(
                        hall.ids().ledger(),
                        hall.ids().ledger(),
                        desk.nowNanos(),
                        amount.signum() < 0 ? "withdrawal" : "deposit",
                        asset,
                        Amounts.units(amount, asset.decimals()),
                        0);
        hall.listeners().forEach(l -> l.posted(desk.nowNanos(), account.number(), List.of(row)));
    }

    private AssetRules asset(String name) {
        return hall.asset(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no market that is listed has the asset " + name));
    }
}

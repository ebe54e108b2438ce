package io.trellis.trading.paper;

import io.trellis.core.market.Side;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.VenueEvent.AssetTotal;
import io.trellis.core.venue.VenueFill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** An account on paper: exact balances, its orders, and the newest of what is past. */
final class PaperAccount {

    /** So much of each kind of past thing is kept; what is older cannot be read any more. */
    private static final int KEPT = 10_000;

    private static final int RECENT_FILLS = 50;

    private final PaperSettings settings;
    private final SequencedMap<ClientOrderId, PaperOrder> open = new LinkedHashMap<>();
    private final SequencedMap<ClientOrderId, PaperOrder> ended = new LinkedHashMap<>();
    private final Deque<VenueFill> fills = new ArrayDeque<>();
    private final Deque<LedgerEntry> entries = new ArrayDeque<>();
    private BigDecimal quote;
    private BigDecimal base;

    PaperAccount(PaperSettings settings) {
        this.settings = settings;
        this.quote = settings.quote();
        this.base = settings.base();
    }

    // ---- orders

    void add(PaperOrder order) {
        open.put(order.ticket().id(), order);
    }

    /** An open order has ended. */
    void end(PaperOrder order) {
        ClientOrderId id = order.ticket().id();
        open.remove(id);
        ended.put(id, order);
        if (ended.size() > KEPT) {
            ended.pollFirstEntry();
        }
    }

    Optional<PaperOrder> open(ClientOrderId id) {
        return Optional.ofNullable(open.get(id));
    }

    /** An order of this name, open or ended. */
    Optional<PaperOrder> find(ClientOrderId id) {
        return open(id).or(() -> Optional.ofNullable(ended.get(id)));
    }

    List<PaperOrder> open() {
        return List.copyOf(open.values());
    }

    List<PaperOrder> endedSince(Instant since) {
        return ended.values().stream().filter(order -> !order.ended().isBefore(since)).toList();
    }

    // ---- money

    /**
     * What a new order may use of an asset.
     *
     * @param held what an open order holds of it
     */
    BigDecimal available(Side side, Function<PaperOrder, BigDecimal> held) {
        BigDecimal total = side == Side.BUY ? quote : base;
        return total.subtract(held(open.values(), order -> order.side() == side, held));
    }

    List<AssetBalance> balances(Function<PaperOrder, BigDecimal> held) {
        return List.of(
                new AssetBalance(
                        settings.baseAsset(),
                        base,
                        held(open.values(), order -> order.side() == Side.SELL, held)),
                new AssetBalance(
                        settings.quoteAsset(),
                        quote,
                        held(open.values(), order -> order.side() == Side.BUY, held)));
    }

    private static BigDecimal held(
            Collection<PaperOrder> orders,
            Predicate<PaperOrder> which,
            Function<PaperOrder, BigDecimal> held) {
        return orders.stream().filter(which).map(held).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<AssetTotal> totals() {
        return List.of(
                new AssetTotal(settings.baseAsset(), base),
                new AssetTotal(settings.quoteAsset(), quote));
    }

    /**
     * Books a fill.
     *
     * @param quantity base
     */
    void book(VenueFill fill, BigDecimal quantity) {
        boolean buys = fill.side() == Side.BUY;
        base = buys ? base.add(quantity) : base.subtract(quantity);
        quote = (buys ? quote.subtract(fill.cost()) : quote.add(fill.cost())).subtract(fee(fill));
        keep(fills, fill);
    }

    private static BigDecimal fee(VenueFill fill) {
        return fill.fees().stream()
                .map(VenueFill.Fee::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The change of the base by a fill that has just been booked. */
    LedgerEntry baseEntry(String id, VenueFill fill, BigDecimal quantity) {
        BigDecimal amount = fill.side() == Side.BUY ? quantity : quantity.negate();
        return entry(id, fill, settings.baseAsset(), amount, BigDecimal.ZERO, base);
    }

    /** The change of the quote by a fill that has just been booked. */
    LedgerEntry quoteEntry(String id, VenueFill fill) {
        BigDecimal amount = fill.side() == Side.BUY ? fill.cost().negate() : fill.cost();
        return entry(id, fill, settings.quoteAsset(), amount, fee(fill), quote);
    }

    private LedgerEntry entry(
            String id,
            VenueFill fill,
            String asset,
            BigDecimal amount,
            BigDecimal fee,
            BigDecimal balance) {
        var entry =
                new LedgerEntry(
                        id, fill.executionId(), fill.time(), "trade", asset, amount, fee, balance);
        keep(entry);
        return entry;
    }

    void keep(LedgerEntry entry) {
        keep(entries, entry);
    }

    private static <T> void keep(Deque<T> past, T newest) {
        past.addLast(newest);
        if (past.size() > KEPT) {
            past.removeFirst();
        }
    }

    // ---- the past

    List<VenueFill> recentFills() {
        return fills.stream().skip(Math.max(0, fills.size() - RECENT_FILLS)).toList();
    }

    List<VenueFill> fillsSince(Instant since) {
        return fills.stream().filter(fill -> !fill.time().isBefore(since)).toList();
    }

    List<LedgerEntry> entriesSince(Instant since) {
        return entries.stream().filter(entry -> !entry.time().isBefore(since)).toList();
    }
}

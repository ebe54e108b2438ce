package io.trellis.krakensim.truth;

import io.trellis.core.market.Side;
import io.trellis.krakensim.desk.DeskListener;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.desk.ReportKind;
import io.trellis.krakensim.engine.Fill;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.ledger.LedgerRow;
import io.trellis.krakensim.tape.Trade;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the stakes of all accounts, so that they can be asked after every event. */
final class Stakes implements DeskListener {

    private final Hall hall;
    private final Map<Place, Running> running = new HashMap<>();

    private record Place(int account, String symbol) {}

    /** The sums of one account in one market. */
    private static final class Running {
        long changes;
        long boughtLots;
        long soldLots;
        Stake last = Stake.NONE;
    }

    Stakes(Hall hall) {
        this.hall = hall;
        hall.listen(this);
    }

    Stake of(int account, String symbol) {
        Running sums = running.get(new Place(account, symbol));
        if (sums == null) {
            return Stake.NONE;
        }
        if (sums.last.changes() != sums.changes) {
            sums.last = counted(account, symbol, sums);
        }
        return sums.last;
    }

    private Stake counted(int account, String symbol, Running sums) {
        long buys = 0;
        long sells = 0;
        int orders = 0;
        for (Order order : hall.account(account).open()) {
            if (!order.human() && order.symbol().equals(symbol)) {
                orders++;
                buys += order.side() == Side.BUY ? order.remaining() : 0;
                sells += order.side() == Side.SELL ? order.remaining() : 0;
            }
        }
        return new Stake(sums.changes, sums.boughtLots, sums.soldLots, buys, sells, orders);
    }

    private Running sums(Order order) {
        return running.computeIfAbsent(
                new Place(order.account(), order.symbol()), _ -> new Running());
    }

    @Override
    public void reported(long nowNanos, ReportKind kind, Order order) {
        if (!order.human()) {
            sums(order).changes++;
        }
    }

    @Override
    public void filled(long nowNanos, Order order) {
        if (order.human()) {
            return;
        }
        Running sums = sums(order);
        Fill fill = order.fills().getLast();
        sums.changes++;
        switch (order.side()) {
            case BUY -> sums.boughtLots += fill.lots();
            case SELL -> sums.soldLots += fill.lots();
        }
    }

    @Override
    public void posted(long nowNanos, int account, List<LedgerRow> rows) {}

    @Override
    public void traded(long nowNanos, Market market, Trade trade) {}

    @Override
    public void bookChanged(long nowNanos, Market market) {}

    @Override
    public void modeChanged(long nowNanos) {}

    @Override
    public void marketChanged(long nowNanos, Market market) {}
}

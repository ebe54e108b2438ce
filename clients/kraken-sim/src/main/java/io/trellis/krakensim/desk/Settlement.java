package io.trellis.krakensim.desk;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.engine.Fill;
import io.trellis.krakensim.engine.Meeting;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderStatus;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.LedgerRow;
import io.trellis.krakensim.ledger.OwnFill;
import io.trellis.krakensim.rules.AssetRules;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.tape.Trade;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books what meets in one market: the trade, the fills, the entries, the reports. */
final class Settlement implements Meeting {

    private final Hall hall;
    private final Desk desk;
    private final String symbol;

    Settlement(Hall hall, Desk desk, String symbol) {
        this.hall = hall;
        this.desk = desk;
        this.symbol = symbol;
    }

    @Override
    public void between(Order maker, Order taker, long price, long lots) {
        Trade trade = trade(price, lots, taker.side(), taker.price().isEmpty());
        book(maker, trade, lots, true);
        book(taker, trade, lots, false);
    }

    @Override
    public void made(Order maker, long price, long lots) {
        boolean last = lots == maker.remaining();
        long more = last && hall.rules().has(Quirk.OVERFILL) ? lots + 1 : lots;
        Side taker = maker.side() == Side.BUY ? Side.SELL : Side.BUY;
        book(maker, trade(price, more, taker, true), more, true);
    }

    @Override
    public void took(Order taker, long price, long lots) {
        Trade trade = trade(price, lots, taker.side(), taker.price().isEmpty());
        book(taker, trade, lots, false);
    }

    @Override
    public void amongOthers(Side taker, long price, long lots) {
        trade(price, lots, taker, false);
    }

    @Override
    public void selfTrade(Order order) {
        desk.end(order, OrderStatus.CANCELED, Optional.of("Self trade prevention"));
    }

    private Trade trade(long price, long lots, Side taker, boolean market) {
        Market here = hall.own(symbol);
        Trade trade = here.tape().add(desk.nowNanos(), price, lots, taker, market);
        here.touch();
        hall.listeners().forEach(l -> l.traded(desk.nowNanos(), here, trade));
        return trade;
    }

    private void book(Order order, Trade trade, long lots, boolean maker) {
        Market market = hall.own(symbol);
        Account account = hall.account(order.account());
        Fill fill = fill(account, market, trade, lots, maker);
        order.add(fill);
        account.add(
                new OwnFill(order, fill),
                hall.dollars(market.rules().quote(), fill.cost(), market.rules().costDecimals()));
        List<LedgerRow> rows = post(account, market, order.side(), fill);
        boolean complete = order.remaining() == 0;
        boolean early = complete && hall.rules().has(Quirk.FILLED_BEFORE_TRADE);
        if (early) {
            desk.complete(order);
        }
        hall.listeners().forEach(l -> l.filled(desk.nowNanos(), order));
        if (complete && !early) {
            desk.complete(order);
        }
        if (!complete) {
            desk.settle(order);
        }
        hall.listeners().forEach(l -> l.posted(desk.nowNanos(), account.number(), rows));
    }

    private Fill fill(Account account, Market market, Trade trade, long lots, boolean maker) {
        MarketRules rules = market.rules();
        var fees = Funds.fees(account, market, desk.nowNanos());
        long rate = maker ? fees.makerMillionths() : fees.takerMillionths();
        long cost = market.cost(trade.price(), lots, RoundingMode.HALF_UP);
        long fee = Market.fee(cost, rate, RoundingMode.HALF_UP);
        return switch (hall.rules().feeCharge()) {
            case QUOTE ->
                    made(trade, lots, cost, fee, maker, rules.quote(), fee, rules.costDecimals());
            case BASE ->
                    made(
                            trade,
                            lots,
                            cost,
                            fee,
                            maker,
                            rules.base(),
                            Market.fee(lots, rate, RoundingMode.HALF_UP),
                            rules.lotDecimals());
            case TOKEN ->
                    made(
                            trade,
                            lots,
                            cost,
                            fee,
                            maker,
                            Hall.TOKEN,
                            Amounts.rescale(fee, rules.costDecimals(), Hall.TOKEN.decimals()),
                            Hall.TOKEN.decimals());
        };
    }

    private Fill made(
            Trade trade,
            long lots,
            long cost,
            long fee,
            boolean maker,
            AssetRules asset,
            long feeUnits,
            int feeDecimals) {
        return new Fill(
                hall.ids().trade(),
                trade.id(),
                trade.timeNanos(),
                trade.price(),
                lots,
                cost,
                fee,
                asset,
                feeUnits,
                feeDecimals,
                maker);
    }

    /** The entry of the base first, then that of the quote, then that of a token. */
    private List<LedgerRow> post(Account account, Market market, Side side, Fill fill) {
        MarketRules rules = market.rules();
        int sign = side == Side.BUY ? 1 : -1;
        long base =
                sign * Amounts.rescale(fill.lots(), rules.lotDecimals(), rules.base().decimals());
        long quote =
                -sign
                        * Amounts.rescale(
                                fill.cost(), rules.costDecimals(), rules.quote().decimals());
        List<LedgerRow> rows = new ArrayList<>(3);
        rows.add(post(account, fill, rules.base(), base));
        rows.add(post(account, fill, rules.quote(), quote));
        if (fill.feeAsset().equals(Hall.TOKEN)) {
            rows.add(post(account, fill, Hall.TOKEN, 0));
        }
        return rows;
    }

    private LedgerRow post(Account account, Fill fill, AssetRules asset, long amount) {
        long fee =
                fill.feeAsset().id().equals(asset.id())
                        ? Amounts.rescale(fill.feeUnits(), fill.feeDecimals(), asset.decimals())
                        : 0;
        return account.post(
                hall.ids().ledger(), fill.execId(), fill.timeNanos(), "trade", asset, amount, fee);
    }
}

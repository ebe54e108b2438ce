package io.trellis.krakensim.desk;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.engine.SelfTrade;
import io.trellis.krakensim.engine.TimeInForce;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Looks at drafts: arguments first, then minimums and steps. */
final class Checks {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern FREE = Pattern.compile("[\\x21-\\x7E]{1,18}");
    private static final long MONTH_NANOS = 31L * 86_400 * 1_000_000_000L;
    private static final String ARGUMENTS = "EGeneral:Invalid arguments:";

    private Checks() {}

    static Checked check(long nowNanos, Market market, Draft draft, Dialect dialect) {
        Optional<String> error =
                draft.objection()
                        .map(what -> ARGUMENTS + what)
                        .or(() -> arguments(nowNanos, draft))
                        .or(() -> ids(draft))
                        .or(() -> minimums(market, draft, dialect));
        return error.isPresent()
                ? new Checked.Bad(error.get())
                : new Checked.Good(terms(market, draft));
    }

    private static Optional<String> arguments(long nowNanos, Draft draft) {
        if (!draft.orderType().equals("limit") && !draft.orderType().equals("market")) {
            return wrong("ordertype");
        }
        if (!draft.side().equals("buy") && !draft.side().equals("sell")) {
            return wrong("type");
        }
        boolean limit = draft.orderType().equals("limit");
        if (limit == draft.price().isEmpty()) {
            return wrong("price");
        }
        if (named(TimeInForce.values(), draft.timeInForce()).isEmpty()) {
            return wrong("timeinforce");
        }
        boolean expires = draft.timeInForce().equals("GTD");
        if (expires == draft.expireNanos().isEmpty()) {
            return wrong("expiretm");
        }
        if (expires && (!limit || outside(nowNanos, draft.expireNanos().getAsLong()))) {
            return wrong("expiretm");
        }
        boolean immediate = draft.timeInForce().equals("IOC") || draft.timeInForce().equals("FOK");
        if (draft.postOnly() && !limit) {
            return wrong("oflags");
        }
        if (immediate && (draft.postOnly() || !limit)) {
            return wrong("timeinforce");
        }
        if (named(SelfTrade.values(), draft.selfTrade()).isEmpty()) {
            return wrong("stptype");
        }
        return draft.fee().equals("base") || draft.fee().equals("quote")
                ? Optional.empty()
                : wrong("oflags");
    }

    private static boolean outside(long nowNanos, long expireNanos) {
        long ahead = expireNanos - nowNanos;
        return ahead < 0 || ahead > MONTH_NANOS;
    }

    private static Optional<String> ids(Draft draft) {
        if (draft.clientId().isPresent()) {
            String id = draft.clientId().get();
            boolean known =
                    HEX.matcher(id).matches()
                            || UUID.matcher(id).matches()
                            || FREE.matcher(id).matches();
            if (!known || draft.userReference().isPresent()) {
                return wrong("cl_ord_id");
            }
        }
        boolean number =
                draft.userReference()
                        .map(text -> Amounts.parse(text, 0))
                        .map(v -> v.isPresent() && v.getAsLong() == (int) v.getAsLong())
                        .orElse(true);
        return number ? Optional.empty() : wrong("userref");
    }

    private static Optional<String> minimums(Market market, Draft draft, Dialect dialect) {
        OptionalLong lots = Amounts.parse(draft.quantity(), market.rules().lotDecimals());
        if (lots.isEmpty() || lots.getAsLong() <= 0 || lots.getAsLong() > Long.MAX_VALUE / 4) {
            return wrong("volume");
        }
        if (lots.getAsLong() < market.minimumLots()) {
            return Optional.of(dialect.volumeTooSmall());
        }
        return draft.price().flatMap(text -> price(market, text, lots.getAsLong()));
    }

    /** What is wrong with a limit, if anything. */
    static Optional<String> price(Market market, String text, long lots) {
        if (!Amounts.plain(text)) {
            return wrong("price");
        }
        int decimals = market.rules().priceDecimals();
        OptionalLong price = Amounts.parse(text, decimals);
        if (price.isEmpty()) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "EOrder:Invalid price:%s price can only be specified up to %d"
                                    + " decimals.",
                            market.rules().id(),
                            decimals));
        }
        if (price.getAsLong() <= 0 || price.getAsLong() > 1_000_000_000_000_000L) {
            return wrong("price");
        }
        if (price.getAsLong() % market.tickUnits() != 0) {
            return Optional.of("EOrder:Tick size check failed");
        }
        return costs(market, price.getAsLong(), lots)
                ? Optional.empty()
                : Optional.of("EOrder:Cost minimum not met");
    }

    private static boolean costs(Market market, long price, long lots) {
        try {
            long cost = market.cost(price, lots, RoundingMode.DOWN);
            return Amounts.decimal(cost, market.rules().costDecimals())
                            .compareTo(market.rules().costMinimum())
                    >= 0;
        } catch (ArithmeticException _) {
            return true;
        }
    }

    private static OrderTerms terms(Market market, Draft draft) {
        return new OrderTerms(
                draft.clientId(),
                draft.userReference()
                        .map(text -> Amounts.parse(text, 0))
                        .orElse(OptionalLong.empty()),
                draft.side().equals("buy") ? Side.BUY : Side.SELL,
                draft.price()
                        .map(text -> Amounts.parse(text, market.rules().priceDecimals()))
                        .orElse(OptionalLong.empty()),
                Amounts.parse(draft.quantity(), market.rules().lotDecimals()).orElseThrow(),
                named(TimeInForce.values(), draft.timeInForce()).orElseThrow(),
                draft.expireNanos(),
                draft.postOnly(),
                named(SelfTrade.values(), draft.selfTrade()).orElseThrow(),
                draft.fee().equals("base"));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values).filter(value -> value.name().equals(wanted)).findFirst();
    }

    private static Optional<String> wrong(String detail) {
        return Optional.of(ARGUMENTS + detail);
    }
}

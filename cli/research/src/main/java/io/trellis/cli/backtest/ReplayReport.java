package io.trellis.cli.backtest;

import io.trellis.backtesting.replay.Cause;
import io.trellis.backtesting.replay.Difference;
import io.trellis.backtesting.replay.SessionReplay;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.account.Money;
import io.trellis.core.market.Instrument;
import io.trellis.core.order.Fill;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A session beside its backtest, for a person and for scripts. */
record ReplayReport(SessionReplay replay, Instrument instrument) {

    private static final int MOST_SHOWN = 20;
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final String CSV_HEAD =
            "cause,cell,side,reason,quantity,session_time,session_price,backtest_time,"
                    + "backtest_price,amount\n";

    String text() {
        var both =
                new TextTable("", "session", "backtest", "difference")
                        .row(
                                "fills",
                                count(replay.sessionFills()),
                                count(replay.backtestFills()),
                                count(replay.sessionFills() - replay.backtestFills()))
                        .row(
                                "equity, quote",
                                amount(replay.sessionEquity()),
                                amount(replay.backtestEquity()),
                                amount(replay.difference()));
        return both + "\n" + causes() + (replay.differences().isEmpty() ? "" : "\n" + largest());
    }

    private TextTable causes() {
        var table = new TextTable("cause", "differences", "quote", "");
        for (Cause cause : Cause.values()) {
            table.row(
                    word(cause),
                    count(replay.count(cause)),
                    amount(replay.amount(cause)),
                    cause.words());
        }
        return table.row(
                "all", count(replay.differences().size()), amount(replay.difference()), "");
    }

    private String largest() {
        List<Difference> shown =
                replay.differences().stream()
                        .sorted((one, other) -> other.amount().abs().compareTo(one.amount().abs()))
                        .limit(MOST_SHOWN)
                        .toList();
        var table =
                new TextTable(
                        "time (UTC)", "cause", "cell", "side", "session", "backtest", "quote");
        for (Difference each : shown) {
            Fill fill = each.either();
            table.row(
                    UtcTime.minutes(fill.timeMillis()),
                    word(each.cause()),
                    fill.cell() < 0 ? word(fill.reason()) : Integer.toString(fill.cell()),
                    word(fill.side()),
                    each.session().map(this::price).orElse("-"),
                    each.backtest().map(this::price).orElse("-"),
                    amount(each.amount()));
        }
        int more = replay.differences().size() - shown.size();
        return table + (more > 0 ? "and %,d smaller ones; see --csv.\n".formatted(more) : "");
    }

    Json.ObjectValue json() {
        var causes = Json.object();
        for (Cause cause : Cause.values()) {
            causes.put(
                    word(cause),
                    Json.object()
                            .put("differences", replay.count(cause))
                            .put("amount", plain(replay.amount(cause)))
                            .build());
        }
        return Json.object()
                .put("capital", plain(replay.capital()))
                .put("sessionFills", replay.sessionFills())
                .put("backtestFills", replay.backtestFills())
                .put("pairedQuantity", plain(instrument.quantity(replay.pairedLots())))
                .put("sessionEquity", plain(replay.sessionEquity()))
                .put("backtestEquity", plain(replay.backtestEquity()))
                .put("difference", plain(replay.difference()))
                .put("causes", causes.build())
                .put(
                        "differences",
                        new Json.ArrayValue(
                                replay.differences().stream().<Json>map(this::json).toList()))
                .build();
    }

    private Json json(Difference difference) {
        Fill fill = difference.either();
        var object =
                Json.object()
                        .put("cause", word(difference.cause()))
                        .put("cell", fill.cell())
                        .put("side", word(fill.side()))
                        .put("reason", word(fill.reason()))
                        .put("quantity", plain(instrument.quantity(difference.lots())));
        difference.session().ifPresent(each -> object.put("session", json(each)));
        difference.backtest().ifPresent(each -> object.put("backtest", json(each)));
        return object.put("amount", plain(difference.amount())).build();
    }

    private Json json(Fill fill) {
        return Json.object()
                .put("time", Instant.ofEpochMilli(fill.timeMillis()).toString())
                .put("price", price(fill))
                .put("fee", plain(Money.decimal(fill.fee())))
                .build();
    }

    /** A line for each difference; nothing in it comes from outside. */
    String csv() {
        var text = new StringBuilder(CSV_HEAD);
        for (Difference each : replay.differences()) {
            Fill fill = each.either();
            text.append(
                            String.join(
                                    ",",
                                    word(each.cause()),
                                    Integer.toString(fill.cell()),
                                    word(fill.side()),
                                    word(fill.reason()),
                                    plain(instrument.quantity(each.lots())),
                                    time(each.session()),
                                    each.session().map(this::price).orElse(""),
                                    time(each.backtest()),
                                    each.backtest().map(this::price).orElse(""),
                                    plain(each.amount())))
                    .append('\n');
        }
        return text.toString();
    }

    private static String time(Optional<Fill> fill) {
        return fill.map(each -> Instant.ofEpochMilli(each.timeMillis()).toString()).orElse("");
    }

    /** As it traded, slippage included. */
    private String price(Fill fill) {
        return plain(
                fill.isTaker()
                        ? Money.decimal(fill.value())
                                .divide(instrument.quantity(fill.lots()), DIGITS)
                        : instrument.price(fill.priceTicks()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String amount(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.4f", value.setScale(4, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

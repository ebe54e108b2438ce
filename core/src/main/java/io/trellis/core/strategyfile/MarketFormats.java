package io.trellis.core.strategyfile;

import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.TrueFalse;
import io.trellis.core.strategyfile.json.Words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The blocks {@code market}, {@code instrument}, {@code risk} and {@code assumptions}. */
final class MarketFormats {

    static final Format<SeriesId> MARKET = market();
    static final Format<Instrument> INSTRUMENT = instrument();
    static final Format<RiskRules> RISK = risk();
    static final Format<Assumptions> ASSUMPTIONS = assumptions();

    private MarketFormats() {}

    private static Format<SeriesId> market() {
        Field<SeriesId, String> venue =
                Field.of(
                        "venue",
                        "Where it is traded; \"synthetic\" for generated data.",
                        Text.of(
                                "[a-z0-9][a-z0-9-]{0,31}",
                                "small letters, digits and dashes, such as \"kraken\""),
                        SeriesId::venue);
        Field<SeriesId, String> symbol =
                Field.of(
                        "symbol",
                        "Base and quote.",
                        Text.of(
                                "[A-Z0-9]{1,20}/[A-Z0-9]{1,20}",
                                "base and quote in capitals, such as \"BTC/USDT\""),
                        SeriesId::symbol);
        Field<SeriesId, Timeframe> timeframe =
                Field.of("timeframe", "Length of a bar.", Leaves.TIMEFRAME, SeriesId::timeframe);
        return new Block<>(
                List.of(venue, symbol, timeframe),
                in -> new SeriesId(in.get(venue), in.get(symbol), in.get(timeframe)));
    }

    private static Format<Instrument> instrument() {
        Field<Instrument, BigDecimal> tick =
                Field.of("tick", "Price step, quote.", Leaves.POSITIVE, Instrument::tick);
        Field<Instrument, BigDecimal> lot =
                Field.of("lot", "Quantity step, base.", Leaves.POSITIVE, Instrument::lot);
        Field<Instrument, BigDecimal> minQty =
                Field.of(
                        "minQty",
                        "Smallest quantity of an order, base.",
                        Leaves.NOT_NEGATIVE,
                        Instrument::minQty);
        Field<Instrument, BigDecimal> minCost =
                Field.of(
                        "minCost",
                        "Smallest price times quantity of an order, quote.",
                        Leaves.NOT_NEGATIVE,
                        Instrument::minCost);
        Field<Instrument, BigDecimal> makerFee =
                Field.of(
                        "makerFee",
                        "Share of a fill's value that a resting order pays.",
                        Leaves.FEE,
                        Instrument::makerFee);
        Field<Instrument, BigDecimal> takerFee =
                Field.of(
                        "takerFee",
                        "Share of a fill's value that an order pays which takes.",
                        Leaves.FEE,
                        Instrument::takerFee);
        return new Block<>(
                List.of(tick, lot, minQty, minCost, makerFee, takerFee),
                in ->
                        new Instrument(
                                in.get(tick),
                                in.get(lot),
                                in.get(minQty),
                                in.get(minCost),
                                in.get(makerFee),
                                in.get(takerFee)));
    }

    private static Format<RiskRules> risk() {
        Field<RiskRules, Optional<BigDecimal>> maxExposure =
                Field.of(
                        "maxExposure",
                        "Share of the equity held as inventory above which buying stops.",
                        Numeric.in("[0, 10]").orNull(),
                        RiskRules::maxExposure);
        Field<RiskRules, Optional<BigDecimal>> killSwitch =
                Field.of(
                        "killSwitch",
                        "Fall from the day's peak, as a share, that sells everything.",
                        Leaves.SHARE.orNull(),
                        RiskRules::killSwitch);
        Field<RiskRules, Optional<BigDecimal>> maxDrawdown =
                Field.of(
                        "maxDrawdown",
                        "Fall from the run's peak, as a share, that ends trading for good.",
                        Leaves.SHARE.orNull(),
                        RiskRules::maxDrawdown);
        Field<RiskRules, Boolean> resumeNextDay =
                Field.of(
                        "resumeNextDay",
                        "Whether a kill lasts until the next UTC day only.",
                        new TrueFalse(),
                        RiskRules::resumeNextDay);
        Field<RiskRules, Optional<BigDecimal>> maxOrderNotional =
                Field.of(
                        "maxOrderNotional",
                        "Largest price times quantity of one order, quote; live trading.",
                        Leaves.POSITIVE.orNull(),
                        RiskRules::maxOrderNotional);
        Field<RiskRules, OptionalInt> maxOpenOrders =
                Field.of(
                        "maxOpenOrders",
                        "Most orders resting at once; live trading.",
                        Leaves.optionalInt(Numeric.count(1, 100_000)),
                        RiskRules::maxOpenOrders);
        Field<RiskRules, Optional<BigDecimal>> priceCollar =
                Field.of(
                        "priceCollar",
                        "Largest distance of an order from the market, as a share; live trading.",
                        Leaves.SHARE.orNull(),
                        RiskRules::priceCollar);
        return new Block<>(
                List.of(
                        maxExposure,
                        killSwitch,
                        maxDrawdown,
                        resumeNextDay,
                        maxOrderNotional,
                        maxOpenOrders,
                        priceCollar),
                in ->
                        new RiskRules(
                                in.get(maxExposure),
                                in.get(killSwitch),
                                in.get(maxDrawdown),
                                in.get(resumeNextDay),
                                in.get(maxOrderNotional),
                                in.get(maxOpenOrders),
                                in.get(priceCollar)));
    }

    private static Format<Assumptions> assumptions() {
        Field<Assumptions, BigDecimal> slippage =
                Field.of(
                        "slippage",
                        "Share by which a market order trades worse than the price.",
                        Numeric.in("[0, 1)"),
                        Assumptions::slippage);
        Field<Assumptions, PathRule> pathRule =
                Field.of(
                        "pathRule",
                        "Order of the prices inside a bar.",
                        Words.of(PathRule.values()),
                        Assumptions::pathRule);
        Field<Assumptions, Integer> marginTicks =
                Field.of(
                        "marginTicks",
                        "Ticks by which the market must pass a resting order; 0 is touch.",
                        Numeric.count(0, 1_000_000),
                        Assumptions::marginTicks);
        return new Block<>(
                List.of(slippage, pathRule, marginTicks),
                in -> new Assumptions(in.get(slippage), in.get(pathRule), in.get(marginTicks)));
    }
}

package io.trellis.optimization.space;

import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.Place;
import io.trellis.core.strategyfile.json.Words;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The fields of a grid's strategy file that can be set in a {@link PlanDraft}, by their path. The
 * values are those that the document takes for the field: whoever sets one has asked it.
 */
final class PlanSetters {

    private static final Map<String, Function<Json, Consumer<PlanDraft>>> BY_PATH =
            new LinkedHashMap<>();

    static {
        number("instrument.lot", (draft, value) -> draft.lot = value);
        number("instrument.minQty", (draft, value) -> draft.minQty = value);
        number("instrument.minCost", (draft, value) -> draft.minCost = value);
        number("instrument.makerFee", (draft, value) -> draft.makerFee = value);
        number("instrument.takerFee", (draft, value) -> draft.takerFee = value);

        number("assumptions.slippage", (draft, value) -> draft.slippage = value);
        words("assumptions.pathRule", PathRule.values(), (draft, word) -> draft.pathRule = word);
        count("assumptions.marginTicks", (draft, value) -> draft.marginTicks = value);

        BY_PATH.put("grid.kind", PlanSetters::kind);
        number("grid.lower", (draft, value) -> draft.kind.lower = value);
        number("grid.upper", (draft, value) -> draft.kind.upper = value);
        count("grid.cells", (draft, value) -> draft.kind.cells = value);
        optional("grid.center", (draft, value) -> draft.kind.center = value);
        count("grid.levels", (draft, value) -> draft.kind.levels = value);
        number("grid.spacing", (draft, value) -> draft.kind.spacing = value);
        number("grid.profit", (draft, value) -> draft.kind.profit = value);
        number("grid.step", (draft, value) -> draft.kind.step = value);
        number("grid.factor", (draft, value) -> draft.kind.factor = value);
        count("grid.atrPeriod", (draft, value) -> draft.kind.atrPeriod = value);
        BY_PATH.put("grid.timeframe", PlanSetters::timeframe);
        number("grid.minSpacing", (draft, value) -> draft.kind.minSpacing = value);
        number("grid.maxSpacing", (draft, value) -> draft.kind.maxSpacing = value);

        number("capital", (draft, value) -> draft.capital = value);
        words("sizing", Sizing.values(), (draft, word) -> draft.sizing = word);
        words("start", StartMode.values(), (draft, word) -> draft.start = word);
        optional("stopLoss", (draft, value) -> draft.stopLoss = value);
        optional("takeProfit", (draft, value) -> draft.takeProfit = value);
        BY_PATH.put("trail", PlanSetters::trail);

        optional("recenter.deviation", (draft, value) -> draft.recentring.deviation = value);
        number("recenter.pumpDump.move", (draft, value) -> draft.recentring.move = value);
        number("recenter.pumpDump.hours", (draft, value) -> draft.recentring.moveHours = value);
        number("recenter.dominance.share", (draft, value) -> draft.recentring.share = value);
        number("recenter.dominance.hours", (draft, value) -> draft.recentring.shareHours = value);
        optional("recenter.maxAgeHours", (draft, value) -> draft.recentring.maxAgeHours = value);
        number("recenter.cooldownHours", (draft, value) -> draft.recentring.cooldownHours = value);
        flag("recenter.compound", (draft, value) -> draft.recentring.compound = value);

        optional("risk.maxExposure", (draft, value) -> draft.maxExposure = value);
        optional("risk.killSwitch", (draft, value) -> draft.killSwitch = value);
        optional("risk.maxDrawdown", (draft, value) -> draft.maxDrawdown = value);
        flag("risk.resumeNextDay", (draft, value) -> draft.resumeNextDay = value);
        optional("risk.maxOrderNotional", (draft, value) -> draft.maxOrderNotional = value);
        BY_PATH.put("risk.maxOpenOrders", PlanSetters::maxOpenOrders);
        optional("risk.priceCollar", (draft, value) -> draft.priceCollar = value);
    }

    private PlanSetters() {}

    /** Sets a field; empty for one that only a decoded document can have. */
    static Optional<Consumer<PlanDraft>> of(String path, Json value) {
        return Optional.ofNullable(BY_PATH.get(path)).map(setter -> setter.apply(value));
    }

    private static void number(String path, BiConsumer<PlanDraft, BigDecimal> field) {
        BY_PATH.put(
                path,
                json -> {
                    BigDecimal value = number(json);
                    return draft -> field.accept(draft, value);
                });
    }

    private static void optional(String path, BiConsumer<PlanDraft, Optional<BigDecimal>> field) {
        BY_PATH.put(
                path,
                json -> {
                    Optional<BigDecimal> value =
                            isNull(json) ? Optional.empty() : Optional.of(number(json));
                    return draft -> field.accept(draft, value);
                });
    }

    private static void count(String path, BiConsumer<PlanDraft, Integer> field) {
        BY_PATH.put(
                path,
                json -> {
                    int value = number(json).intValueExact();
                    return draft -> field.accept(draft, value);
                });
    }

    private static void flag(String path, BiConsumer<PlanDraft, Boolean> field) {
        BY_PATH.put(
                path,
                json -> {
                    boolean value = json.equals(new Json.BooleanValue(true));
                    return draft -> field.accept(draft, value);
                });
    }

    private static <E extends Enum<E>> void words(
            String path, E[] constants, BiConsumer<PlanDraft, E> field) {
        Words<E> words = Words.of(constants);
        BY_PATH.put(
                path,
                json -> {
                    E value = words.read(json, Place.root(path));
                    return draft -> field.accept(draft, value);
                });
    }

    private static Consumer<PlanDraft> kind(Json json) {
        String word = Axis.text(json);
        return draft -> draft.kind.word = word;
    }

    private static Consumer<PlanDraft> timeframe(Json json) {
        Timeframe length = Timeframe.parse(Axis.text(json));
        return draft -> draft.kind.setTimeframe(length);
    }

    private static Consumer<PlanDraft> trail(Json json) {
        Trail trail =
                isNull(json)
                        ? Trail.NONE
                        : Words.of(Trail.UP, Trail.DOWN, Trail.BOTH)
                                .read(json, Place.root("trail"));
        return draft -> draft.trail = trail;
    }

    private static Consumer<PlanDraft> maxOpenOrders(Json json) {
        OptionalInt value =
                isNull(json) ? OptionalInt.empty() : OptionalInt.of(number(json).intValueExact());
        return draft -> draft.maxOpenOrders = value;
    }

    private static boolean isNull(Json json) {
        return json instanceof Json.NullValue;
    }

    private static BigDecimal number(Json json) {
        return switch (json) {
            case Json.TextValue(String text) -> new BigDecimal(text);
            case Json.NumberValue(BigDecimal value) -> value;
            case Json.ObjectValue _, Json.ArrayValue _, Json.BooleanValue _, Json.NullValue _ ->
                    throw new IllegalArgumentException("no number: " + json.kind());
        };
    }
}

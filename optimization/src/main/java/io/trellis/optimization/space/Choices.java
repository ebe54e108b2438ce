package io.trellis.optimization.space;

import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Dimensions of a few values. */
final class Choices {

    private Choices() {}

    static Dimension words(String path, List<String> words) {
        return new Dimension.Choice(path, words.stream().<Json>map(Json.TextValue::new).toList());
    }

    static Dimension numbers(String path, String... numbers) {
        return new Dimension.Choice(path, json(numbers));
    }

    static Dimension numbers(String path, List<Dimension.Bound> numbers) {
        return numbers(
                path,
                numbers.stream()
                        .map(each -> each.value().toPlainString())
                        .distinct()
                        .toArray(String[]::new));
    }

    /** The rule is off, or has one of the numbers. */
    static Dimension numbersOrNull(String path, String... numbers) {
        var values = new ArrayList<Json>(List.of(new Json.NullValue()));
        values.addAll(json(numbers));
        return new Dimension.Choice(path, values);
    }

    /** The price is off, or one of these. */
    static Dimension priceOrNull(String path, BigDecimal... prices) {
        var values = new ArrayList<Json>(List.of(new Json.NullValue()));
        values.addAll(json(Arrays.stream(prices)));
        return new Dimension.Choice(path, values);
    }

    /** Amounts or prices, which a file writes as decimal strings. */
    static Dimension decimals(String path, List<BigDecimal> decimals) {
        return new Dimension.Choice(path, json(decimals.stream()));
    }

    private static List<Json> json(Stream<BigDecimal> decimals) {
        return decimals.map(each -> each.stripTrailingZeros().toPlainString())
                .distinct()
                .<Json>map(Json.TextValue::new)
                .toList();
    }

    private static List<Json> json(String... numbers) {
        return Arrays.stream(numbers)
                .<Json>map(each -> new Json.NumberValue(new BigDecimal(each)))
                .toList();
    }
}

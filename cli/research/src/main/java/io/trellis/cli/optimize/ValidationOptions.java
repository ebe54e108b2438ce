package io.trellis.cli.optimize;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.optimization.study.ValidationPlan;

import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/** How what is found is validated, or that it is not. */
final class ValidationOptions {

    @Option(
            names = "--validation",
            paramLabel = "SETTING=N",
            description = {
                "Setting of the validation other than the usual one, such as folds=6 or"
                        + " holdoutShare=0.3 (docs/validation.md)."
            })
    private List<String> settings = List.of();

    @Option(
            names = "--unvalidated",
            description =
                    "Only split the bars in two: much quicker, and the file stays unvalidated.")
    private boolean unvalidated;

    @Option(
            names = "--train-share",
            paramLabel = "SHARE",
            defaultValue = "0.7",
            description =
                    "With --unvalidated, share of the time that the search sees (default:"
                            + " ${DEFAULT-VALUE}).")
    private BigDecimal trainShare = BigDecimal.ONE;

    boolean isSkipped() {
        return unvalidated;
    }

    BigDecimal trainShare() {
        return trainShare;
    }

    /**
     * The usual plan with the settings that were asked for.
     *
     * @throws InvalidInputException if there is no such setting, or its value is none for it
     */
    ValidationPlan plan(ValidationPlan usual) {
        var changed = new LinkedHashMap<>(usual.settings().values());
        for (String text : settings) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (equals < 0 || !changed.containsKey(name)) {
                throw new InvalidInputException(
                        "--validation %s: write SETTING=N, the setting one of %s"
                                .formatted(text, String.join(", ", changed.keySet())));
            }
            changed.put(name, OptionalDouble.of(number(text, text.substring(equals + 1))));
        }
        return ValidationPlan.of(new Metrics(changed));
    }

    private static double number(String text, String value) {
        try {
            return new BigDecimal(value).doubleValue();
        } catch (NumberFormatException _) {
            throw new InvalidInputException("--validation " + text + ": write a number");
        }
    }
}

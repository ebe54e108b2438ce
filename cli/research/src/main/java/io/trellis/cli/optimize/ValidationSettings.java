package io.trellis.cli.optimize;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.study.ValidationPlan;

import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.List;

/** Settings of the validation other than the usual ones. */
final class ValidationSettings {

    @Option(
            names = "--validation",
            paramLabel = "SETTING=N",
            description = {
                "Setting of the validation other than the usual one, such as folds=6 or"
                        + " holdoutShare=0.3 (docs/validation.md)."
            })
    private List<String> settings = List.of();

    /**
     * The usual plan with the settings that were asked for.
     *
     * @throws InvalidInputException if there is no such setting, or its value is none for it
     */
    ValidationPlan plan(ValidationPlan usual) {
        ValidationPlan plan = usual;
        for (String text : settings) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw refused(text, "write SETTING=N, such as folds=6");
            }
            try {
                String value = text.substring(equals + 1);
                plan = plan.with(text.substring(0, equals), new BigDecimal(value).doubleValue());
            } catch (NumberFormatException _) {
                throw refused(text, "write a number");
            } catch (InvalidInputException wrong) {
                throw refused(text, String.valueOf(wrong.getMessage()));
            }
        }
        return plan;
    }

    private static InvalidInputException refused(String text, String complaint) {
        return new InvalidInputException("--validation " + text + ": " + complaint);
    }
}

package io.trellis.cli.data;

import io.trellis.backtesting.store.TimeForm;
import io.trellis.backtesting.store.archive.ColumnMapping;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The options that say what the columns of a file of one's own are. */
final class MappingOptions {

    @Option(
            names = "--columns",
            paramLabel = "MAPPING",
            description =
                    "What the columns are, time=ts,open=o,high=h,low=l,close=c,volume=v, or"
                            + " time=...,price=...,quantity=... and perhaps side or buyer_is_maker"
                            + " and id for trades; numbers from 1 on with --no-header. Other"
                            + " columns are not read.")
    private @Nullable String columns;

    @Option(
            names = "--time-unit",
            paramLabel = "UNIT",
            description = "How times are written: s, ms, us, ns or iso (default: ms).")
    private @Nullable String unit;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            description = "What lies between the columns (default: a comma).")
    private @Nullable String delimiter;

    @Option(names = "--no-header", description = "The first line is a row already.")
    private boolean headless;

    boolean isGiven() {
        return columns != null;
    }

    /** What was said, if anything was. */
    Optional<ColumnMapping> mapping() {
        if (columns == null) {
            if (unit != null || delimiter != null || headless) {
                throw new InvalidInputException(
                        "--time-unit, --delimiter and --no-header go with --columns; add that.");
            }
            return Optional.empty();
        }
        return Optional.of(
                new ColumnMapping(parse(columns), !headless, delimiterCharacter(), timeForm()));
    }

    private static Map<String, String> parse(String text) {
        var columns = new LinkedHashMap<String, String>();
        for (String part : text.split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign < 1 || sign == part.length() - 1) {
                throw new InvalidInputException(
                        "--columns "
                                + Json.quoted(text)
                                + " is not of the form time=ts,open=o,... ; "
                                + Json.quoted(part)
                                + " is no pair.");
            }
            if (columns.put(part.substring(0, sign), part.substring(sign + 1)) != null) {
                throw new InvalidInputException(
                        "--columns names " + part.substring(0, sign) + " twice.");
            }
        }
        return columns;
    }

    private TimeForm timeForm() {
        String word = unit == null ? TimeForm.MILLIS.word() : unit;
        return TimeForm.named(word)
                .orElseThrow(() ->
                        new InvalidInputException(
                                "--time-unit "
                                        + Json.quoted(word)
                                        + " is none of s, ms, us, ns, iso."));
    }

    private char delimiterCharacter() {
        if (delimiter == null) {
            return ',';
        }
        String character = delimiter.equals("\\t") ? "\t" : delimiter;
        if (character.length() != 1 || Character.isLetterOrDigit(character.charAt(0))) {
            throw new InvalidInputException(
                    "--delimiter "
                            + Json.quoted(delimiter)
                            + " is not one character, such as ';'.");
        }
        return character.charAt(0);
    }
}

package io.trellis.cli.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times on the command line: {@code 2021-04-21}, {@code 2021-04-21T10:30} or with a Z; all UTC. */
public final class UtcTime implements ITypeConverter<Instant> {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Instant convert(String text) {
        String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        try {
            return local.contains("T")
                    ? LocalDateTime.parse(local).toInstant(ZoneOffset.UTC)
                    : LocalDate.parse(local).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is not a UTC time such as 2021-04-21 or 2021-04-21T10:30Z");
        }
    }

    /** A time to the minute, for tables. */
    public static String minutes(long epochMillis) {
        return MINUTES.format(Instant.ofEpochMilli(epochMillis));
    }
}

package io.trellis.cli.terminal;

import picocli.CommandLine.ITypeConverter;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Strategy files on the command line: a path, or the name alone of one in the folder {@code
 * strategies}. A name has no way out of that folder.
 */
public final class StrategyPath implements ITypeConverter<Path> {

    /** Where strategies lie unless one is told otherwise. */
    public static final Path FOLDER = Path.of("strategies");

    /** Every strategy file ends so; what is written otherwise is a path. */
    public static final String SUFFIX = ".json";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @Override
    public Path convert(String text) {
        return NAME.matcher(text).matches() ? FOLDER.resolve(text + SUFFIX) : Path.of(text);
    }
}

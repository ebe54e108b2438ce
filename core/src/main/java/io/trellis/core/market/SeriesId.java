package io.trellis.core.market;

import io.trellis.core.InvalidInputException;

import java.util.regex.Pattern;

/**
 * Which bars: the venue they come from, the symbol, and the length of a bar.
 *
 * <p>Its path form, {@code kraken/BTC-USDT/1m}, names the series in files and folders.
 *
 * @param venue lower-case name of the venue; {@value #SYNTHETIC_VENUE} for generated data
 * @param symbol base and quote, {@code BTC/USDT}
 * @param timeframe length of a bar
 */
public record SeriesId(String venue, String symbol, Timeframe timeframe) {

    /** The venue of data that a generator made: whatever is made from it must say so. */
    public static final String SYNTHETIC_VENUE = "synthetic";

    private static final Pattern VENUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{1,20}/[A-Z0-9]{1,20}");
    private static final Pattern PATH = Pattern.compile("([^/]+)/([^/-]+)-([^/-]+)/([^/]+)");

    /**
     * @throws InvalidInputException if the venue or the symbol is not of the form above
     */
    public SeriesId {
        requireNames(venue, symbol);
    }

    /**
     * Refuses names that are not those of a market at a venue.
     *
     * @throws InvalidInputException if the venue or the symbol is not of the form above
     */
    public static void requireNames(String venue, String symbol) {
        if (!VENUE.matcher(venue).matches()) {
            throw new InvalidInputException(
                    "venue \""
                            + venue
                            + "\" is not a lower-case name of letters, digits and hyphens, such as"
                            + " kraken.");
        }
        if (!SYMBOL.matcher(symbol).matches()) {
            throw new InvalidInputException(
                    "symbol \""
                            + symbol
                            + "\" is not a base and a quote in capitals, such as BTC/USDT.");
        }
    }

    /**
     * Reads the path form.
     *
     * @throws InvalidInputException if the text is not of the form {@code kraken/BTC-USDT/1m}
     */
    public static SeriesId parse(String path) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new InvalidInputException(
                    "series \"" + path + "\" is not of the form kraken/BTC-USDT/1m.");
        }
        return new SeriesId(
                parts.group(1),
                parts.group(2) + "/" + parts.group(3),
                Timeframe.parse(parts.group(4)));
    }

    /** Whether a generator made these bars, so that no result from them is about a real market. */
    public boolean synthetic() {
        return venue.equals(SYNTHETIC_VENUE);
    }

    /** The path form, {@code kraken/BTC-USDT/1m}. */
    public String path() {
        return venue + "/" + symbol.replace('/', '-') + "/" + timeframe;
    }

    /** The path form. */
    @Override
    public String toString() {
        return path();
    }
}

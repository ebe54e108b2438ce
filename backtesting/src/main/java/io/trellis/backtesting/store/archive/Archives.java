package io.trellis.backtesting.store.archive;

import io.trellis.backtesting.store.CsvSource;
import io.trellis.backtesting.store.InputFile;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Timeframe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Files that are to become one series, with the layout of each. */
public final class Archives {

    private static final int MOST_NAMED = 6;

    private static final Comparator<Opened> IN_ORDER =
            Comparator.comparingLong(Opened::firstNanos).thenComparingLong(Opened::firstId);

    private final List<Opened> files;

    private Archives(List<Opened> files) {
        this.files = files;
    }

    /**
     * A file and its layout.
     *
     * @param headed whether it is of the form whose header names the columns of bars
     * @param layout of its rows; where it is headed, not to be used
     * @param firstNanos the time of its first row; where that cannot be read, 0
     * @param firstId the id of its first row; where it has none, 0
     */
    record Opened(ArchiveFile file, boolean headed, Layout layout, long firstNanos, long firstId) {

        static Opened of(ArchiveFile file, boolean headed, Layout layout, List<String> lines) {
            return new Opened(
                    file,
                    headed,
                    layout,
                    Archives.firstNanos(layout, lines),
                    firstId(layout, lines));
        }

        private static long firstId(Layout layout, List<String> lines) {
            String text = firstText(layout, lines, Field.ID).orElse("");
            return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        }
    }

    /**
     * Looks into files.
     *
     * @param paths files, plain, gzip or zip; one or more
     * @param wanted what is known of the market, to find its entries in a zip file of many
     * @param format of all of them; found out by their content where it is empty
     * @param mapping what a person says about their columns, in place of a format
     * @throws InvalidInputException if one cannot be read, or they are of different forms
     */
    public static Archives of(
            List<Path> paths,
            Market wanted,
            Optional<ArchiveFormat> format,
            Optional<ColumnMapping> mapping) {
        var files = new ArrayList<Opened>();
        for (Path path : paths) {
            for (ArchiveFile file : texts(path, wanted)) {
                Opened opened =
                        mapping.map(columns -> mapped(file, columns))
                                .orElseGet(() -> opened(file, format));
                if (!files.isEmpty()) {
                    requireSame(files.getFirst(), opened);
                }
                files.add(opened);
            }
        }
        return new Archives(files);
    }

    /** What is wanted, given what a person said. */
    public static Market market(Optional<String> symbol, Optional<Timeframe> timeframe) {
        return new Market(symbol, timeframe);
    }

    private static Opened opened(ArchiveFile file, Optional<ArchiveFormat> given) {
        List<String> lines = file.firstLines();
        ArchiveFormat format =
                given.orElseGet(() -> LayoutFinder.detect(file.shown(), lines.getFirst()));
        if (format == ArchiveFormat.BARS) {
            List<String> names = LayoutFinder.fields(lines.getFirst(), ',');
            List<Field> fields = names.stream().map(Archives::headedField).toList();
            Layout layout = new Layout(format.words(), fields, names, true, ',', format.timeForm());
            return Opened.of(file, true, layout, lines);
        }
        Layout layout = LayoutFinder.layout(format, file.shown(), lines.getFirst());
        return Opened.of(file, false, layout, lines);
    }

    /** Enough to find the time; the reader of such files has its own words for the rest. */
    private static Field headedField(String name) {
        return switch (name) {
            case "ts_ms", "open_time", "time", "timestamp" -> Field.TIME;
            case "open" -> Field.OPEN;
            default -> Field.SKIPPED;
        };
    }

    private static Opened mapped(ArchiveFile file, ColumnMapping mapping) {
        List<String> lines = file.firstLines();
        List<String> first = LayoutFinder.fields(lines.getFirst(), mapping.delimiter());
        Layout layout = mapping.layout(file.shown(), first);
        return Opened.of(file, false, layout, lines);
    }

    /** What is wrong with a row is said when it is read. */
    private static long firstNanos(Layout layout, List<String> lines) {
        char[] text = firstText(layout, lines, Field.TIME).orElse("").toCharArray();
        return Math.max(0, layout.timeForm().nanos(text, 0, text.length));
    }

    private static Optional<String> firstText(Layout layout, List<String> lines, Field field) {
        int line = layout.headerLine() ? 1 : 0;
        int at = layout.fields().indexOf(field);
        if (line >= lines.size() || at < 0) {
            return Optional.empty();
        }
        List<String> row = LayoutFinder.fields(lines.get(line), layout.delimiter());
        return at < row.size() ? Optional.of(row.get(at)) : Optional.empty();
    }

    private static void requireSame(Opened first, Opened other) {
        if (!first.layout().words().equals(other.layout().words())) {
            throw new InvalidInputException(
                    "%s is %s, but %s is %s; import files of one form at a time."
                            .formatted(
                                    first.file().shown(),
                                    first.layout().words(),
                                    other.file().shown(),
                                    other.layout().words()));
        }
    }

    // ---- zip files

    private static List<ArchiveFile> texts(Path path, Market wanted) {
        InputFile.requireFile(path);
        if (!CsvSource.isZip(path)) {
            return List.of(new ArchiveFile(path, Optional.empty()));
        }
        List<ArchiveFile> texts = entries(path);
        if (texts.isEmpty()) {
            throw new InvalidInputException(path + " is a zip file without a CSV file in it.");
        }
        if (texts.size() == 1) {
            return texts;
        }
        List<ArchiveFile> chosen = texts.stream().filter(text -> isWanted(text, wanted)).toList();
        if (chosen.isEmpty() || wanted.symbol().isEmpty()) {
            throw new InvalidInputException(
                    "%s holds %d CSV files (%s%s), and none is chosen; name a market of them with"
                                    .formatted(
                                            path,
                                            texts.size(),
                                            texts.stream()
                                                    .limit(MOST_NAMED)
                                                    .map(ArchiveFile::textName)
                                                    .collect(Collectors.joining(", ")),
                                            texts.size() > MOST_NAMED ? ", ..." : "")
                            + " --symbol and --timeframe, or unpack it.");
        }
        return chosen;
    }

    private static boolean isWanted(ArchiveFile text, Market wanted) {
        Market named = Market.of(text.textName());
        // Kraken's files of bars name their length, those of trades do not.
        return named.symbol().isPresent()
                && named.fits(wanted)
                && named.timeframe().isPresent() == wanted.timeframe().isPresent();
    }

    private static List<ArchiveFile> entries(Path path) {
        try (var zip = new ZipFile(path.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".csv"))
                    .sorted()
                    .map(name -> new ArchiveFile(path, Optional.of(name)))
                    .toList();
        } catch (ZipException e) {
            throw new InvalidInputException(
                    path + " is a damaged zip file (" + e.getMessage() + "); get it again.", e);
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }

    // ---- what is known of them

    /** In the order of their first rows. */
    List<Opened> inOrder() {
        return files.stream().sorted(IN_ORDER).toList();
    }

    /** Whether they hold bars; else trades. */
    public boolean holdBars() {
        Opened first = files.getFirst();
        return first.headed() || first.layout().isBars();
    }

    /** Whether their form goes without saying: a header names the columns of bars. */
    public boolean isPlain() {
        return files.getFirst().headed();
    }

    /** What they are, for a person. */
    public String words() {
        String more = files.size() == 1 ? "" : " and %d more".formatted(files.size() - 1);
        return files.getFirst().file().shown() + more + ": " + files.getFirst().layout().words();
    }

    /** How many there are. */
    public int count() {
        return files.size();
    }

    /**
     * What is known of the market: what a person said, and where they said nothing, what the names
     * of archives of Kraken and Binance tell.
     *
     * @throws InvalidInputException if they do not agree
     */
    public Market marketOf(Market said) {
        if (!tellsMarket()) {
            return said;
        }
        Market known = said;
        for (Opened file : files) {
            Market named = Market.of(file.file().textName());
            if (!known.fits(named)) {
                throw new InvalidInputException(
                        "%s is by its name of %s, not of %s; import the files of a market and a"
                                        .formatted(file.file().shown(), named, known)
                                + " length at a time.");
            }
            known =
                    new Market(
                            known.symbol().or(named::symbol),
                            known.timeframe().or(named::timeframe));
        }
        return known;
    }

    /** Other files may be called anything. */
    private boolean tellsMarket() {
        String words = files.getFirst().layout().words();
        return List.of(
                        ArchiveFormat.KRAKEN_OHLCVT,
                        ArchiveFormat.KRAKEN_TRADES,
                        ArchiveFormat.BINANCE_KLINES,
                        ArchiveFormat.BINANCE_AGGTRADES)
                .stream()
                .anyMatch(format -> format.words().equals(words));
    }
}

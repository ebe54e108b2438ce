package io.trellis.core.strategyfile;

import io.trellis.core.InvalidInputException;
import io.trellis.core.risk.LimitsFile;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Place;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads and writes the file of limits of one run, as strictly as a strategy file. */
public final class LimitsCodec {

    /** What the member {@code schema} says. */
    public static final String SCHEMA = "trellis/limits/1";

    private static final Field<LimitsFile, String> VERSION =
            Field.constant("schema", "Version of this document.", SCHEMA);

    private static final Field<LimitsFile, Optional<BigDecimal>> ORDER =
            amount(
                    "maxOrderNotional",
                    "Largest price times quantity of one order, quote.",
                    LimitsFile::maxOrderNotional);
    private static final Field<LimitsFile, Optional<BigDecimal>> CELL =
            amount(
                    "maxCellNotional",
                    "Largest price times quantity of everything out for one cell, quote.",
                    LimitsFile::maxCellNotional);
    private static final Field<LimitsFile, Optional<BigDecimal>> PAIR =
            amount(
                    "maxPairExposure",
                    "Most that may be held and bought in the market at worst, quote.",
                    LimitsFile::maxPairExposure);
    private static final Field<LimitsFile, Optional<BigDecimal>> TOTAL =
            amount(
                    "maxTotalExposure",
                    "The same for everything that the trader trades, quote.",
                    LimitsFile::maxTotalExposure);
    private static final Field<LimitsFile, OptionalInt> OPEN =
            count("maxOpenOrders", "Most orders at the venue at once.", LimitsFile::maxOpenOrders);
    private static final Field<LimitsFile, OptionalInt> UNKNOWN =
            count(
                    "maxUnknownOrders",
                    "Most orders of which it is not known whether they are at the venue.",
                    LimitsFile::maxUnknownOrders);
    private static final Field<LimitsFile, Optional<BigDecimal>> PRICE_COLLAR =
            share(
                    "priceCollar",
                    "Largest distance of a resting order from the market, as a share.",
                    LimitsFile::priceCollar);
    private static final Field<LimitsFile, Optional<BigDecimal>> TAKE_COLLAR =
            share(
                    "takeCollar",
                    "Largest distance of an order that takes from the market, as a share.",
                    LimitsFile::takeCollar);
    private static final Field<LimitsFile, Optional<Duration>> AGE =
            Field.of(
                    "maxPriceAgeSeconds",
                    "How old what is known of the market may be.",
                    Numeric.whole(1, 86_400).map(Duration::ofSeconds, Duration::toSeconds).orNull(),
                    LimitsFile::maxPriceAge);
    private static final Field<LimitsFile, Optional<BigDecimal>> FEE =
            Field.of(
                    "maxMakerFee",
                    "Largest fee of a resting order at which something new is bought, as a share.",
                    Leaves.FEE.orNull(),
                    LimitsFile::maxMakerFee);
    private static final Field<LimitsFile, OptionalInt> SECOND =
            count(
                    "maxOrdersPerSecond",
                    "Most orders placed or amended within any second.",
                    LimitsFile::maxOrdersPerSecond);
    private static final Field<LimitsFile, OptionalInt> MINUTE =
            count(
                    "maxOrdersPerMinute",
                    "Most orders placed or amended within any minute.",
                    LimitsFile::maxOrdersPerMinute);
    private static final Field<LimitsFile, OptionalInt> DAY =
            count(
                    "maxOrdersPerDay",
                    "Most orders placed or amended on one UTC day.",
                    LimitsFile::maxOrdersPerDay);
    private static final Field<LimitsFile, Optional<BigDecimal>> DAY_VALUE =
            amount(
                    "maxNotionalPerDay",
                    "Largest price times quantity of all orders of one UTC day, quote.",
                    LimitsFile::maxNotionalPerDay);
    private static final Field<LimitsFile, Optional<BigDecimal>> LOSS =
            amount(
                    "maxDailyLoss",
                    "Fall of the equity since the UTC day began that halts trading, quote.",
                    LimitsFile::maxDailyLoss);
    private static final Field<LimitsFile, Optional<BigDecimal>> DAY_FALL =
            share(
                    "maxDayDrawdown",
                    "Fall from the day's peak that halts trading, as a share.",
                    LimitsFile::maxDayDrawdown);
    private static final Field<LimitsFile, Optional<BigDecimal>> RUN_FALL =
            share(
                    "maxRunDrawdown",
                    "Fall from the run's peak that halts trading, as a share.",
                    LimitsFile::maxRunDrawdown);
    private static final Field<LimitsFile, Optional<BigDecimal>> FREE_QUOTE =
            amount(
                    "minFreeQuote",
                    "Least that stays free in the account after a buy, fees paid, quote.",
                    LimitsFile::minFreeQuote);
    private static final Field<LimitsFile, Optional<BigDecimal>> FREE_BASE =
            amount(
                    "minFreeBase",
                    "Least that stays free in the account after a sale, base.",
                    LimitsFile::minFreeBase);

    private static final Format<LimitsFile> FILE =
            new Block<>(
                    List.of(
                            VERSION,
                            ORDER,
                            CELL,
                            PAIR,
                            TOTAL,
                            OPEN,
                            UNKNOWN,
                            PRICE_COLLAR,
                            TAKE_COLLAR,
                            AGE,
                            FEE,
                            SECOND,
                            MINUTE,
                            DAY,
                            DAY_VALUE,
                            LOSS,
                            DAY_FALL,
                            RUN_FALL,
                            FREE_QUOTE,
                            FREE_BASE),
                    LimitsCodec::file);

    private LimitsCodec() {}

    /**
     * Reads a file. Every member must be there; {@code null} says that the file does not limit it.
     *
     * @param sourceName the file, as errors shall name it
     * @throws InvalidInputException one sentence that names file, path, value and what would be
     *     right
     */
    public static LimitsFile read(byte[] bytes, String sourceName) {
        return FILE.read(JsonReader.read(bytes, sourceName), Place.root(sourceName));
    }

    /**
     * Writes a file.
     *
     * @return UTF-8
     * @throws IllegalArgumentException if a limit does not fit into a file
     */
    public static byte[] render(LimitsFile limits) {
        return JsonWriter.indented(FILE.write(limits)).getBytes(StandardCharsets.UTF_8);
    }

    private static LimitsFile file(Block.Members in) {
        in.get(VERSION);
        return new LimitsFile(
                in.get(ORDER),
                in.get(CELL),
                in.get(PAIR),
                in.get(TOTAL),
                in.get(OPEN),
                in.get(UNKNOWN),
                in.get(PRICE_COLLAR),
                in.get(TAKE_COLLAR),
                in.get(AGE),
                in.get(FEE),
                in.get(SECOND),
                in.get(MINUTE),
                in.get(DAY),
                in.get(DAY_VALUE),
                in.get(LOSS),
                in.get(DAY_FALL),
                in.get(RUN_FALL),
                in.get(FREE_QUOTE),
                in.get(FREE_BASE));
    }

    private static Field<LimitsFile, Optional<BigDecimal>> amount(
            String name, String description, Function<LimitsFile, Optional<BigDecimal>> component) {
        return Field.of(name, description, Leaves.NOT_NEGATIVE.orNull(), component);
    }

    private static Field<LimitsFile, Optional<BigDecimal>> share(
            String name, String description, Function<LimitsFile, Optional<BigDecimal>> component) {
        return Field.of(name, description, Leaves.SHARE.orNull(), component);
    }

    private static Field<LimitsFile, OptionalInt> count(
            String name, String description, Function<LimitsFile, OptionalInt> component) {
        return Field.of(
                name, description, Leaves.optionalInt(Numeric.count(0, 100_000)), component);
    }
}

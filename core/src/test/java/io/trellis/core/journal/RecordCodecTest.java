package io.trellis.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.trellis.core.InvalidInputException;
import io.trellis.core.fact.Fact;
import io.trellis.core.machine.Command;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.strategy.Note;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

class RecordCodecTest {

    private static final long SEED = 20_261_121;
    private static final int EACH = 50;

    /** Every kind of everything that a record can hold, on its own, so that none is rare. */
    static Stream<Class<?>> kinds() {
        return Stream.of(
                        JournalRecord.class,
                        Input.class,
                        Command.class,
                        VenueEvent.class,
                        VenueAnswer.class,
                        WriteOutcome.class,
                        MarketEvent.class,
                        VenueRequest.Write.class,
                        OrderTicket.Pricing.class,
                        TimeInForce.class,
                        Fact.class,
                        Note.class)
                .flatMap(RandomRecords::kinds);
    }

    /** Around a value that is no record by itself, one that holds it. */
    private static JournalRecord around(Object value, RandomRecords records) {
        return switch (value) {
            case JournalRecord entry -> entry;
            case Input input -> new JournalRecord.Took(1, 2, input);
            case Command command -> around(new Input.Commanded(command), records);
            case VenueEvent event -> around(new Input.Told(event), records);
            case VenueAnswer answer -> around(new VenueEvent.Told(7, answer), records);
            case WriteOutcome outcome ->
                    around(new VenueEvent.Answered(7, List.of(outcome)), records);
            case MarketEvent event -> around(new VenueEvent.Market("BTC/USD", event), records);
            case VenueRequest.Write write -> new JournalRecord.Sent(write);
            case OrderTicket.Pricing pricing -> around(placed(pricing, records), records);
            case TimeInForce time -> around(new OrderTicket.Pricing.Limit(5, true, time), records);
            case Note note -> new JournalRecord.Stated(new Fact.Noted(note));
            case Fact fact -> new JournalRecord.Stated(fact);
            default -> throw new IllegalArgumentException("no place for " + value);
        };
    }

    private static VenueRequest.Place placed(OrderTicket.Pricing pricing, RandomRecords records) {
        OrderTicket any = records.of(OrderTicket.class);
        var ticket = new OrderTicket(any.id(), any.symbol(), any.side(), any.lots(), pricing);
        return new VenueRequest.Place(9, ticket, java.time.Instant.EPOCH);
    }

    private static byte[] encoded(JournalRecord entry) {
        var out = new RecordOutput();
        new RecordCodec().encode(entry, out);
        return out.toByteArray();
    }

    private static JournalRecord decoded(byte[] bytes) {
        var in = new RecordInput();
        in.wrap(bytes, 0, bytes.length);
        return new RecordCodec().decode(in);
    }

    private static List<JournalRecord> random(Class<?> kind, int count) {
        var records = new RandomRecords(new SplittableRandom(SEED));
        return Stream.generate(() -> around(records.of(kind), records)).limit(count).toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givenARecordOfAnyKind_thenItComesBackAsItWas(Class<?> kind) {
        for (JournalRecord entry : random(kind, EACH)) {
            byte[] bytes = encoded(entry);
            JournalRecord back = decoded(bytes);
            boolean equal = entry.equals(back) && text(entry).equals(text(back));
            boolean same = equal || hasBars(entry);
            if (!same || !Arrays.equals(encoded(back), bytes)) {
                fail("seed %d: %s came back as %s".formatted(SEED, entry, back));
            }
        }
    }

    private static String text(JournalRecord entry) {
        return entry.toString();
    }

    /** Bars are equal to themselves alone. */
    private static boolean hasBars(JournalRecord entry) {
        return entry instanceof JournalRecord.Took took && took.input() instanceof Input.Past;
    }

    @Test
    void givenBars_thenTheyComeBackAsTheyWere() {
        var bars = new RandomRecords(new SplittableRandom(SEED)).bars();
        var took = (JournalRecord.Took) decoded(encoded(past(bars)));
        var back = ((Input.Past) took.input()).bars();

        assertThat(back.count()).isEqualTo(bars.count()).isPositive();
        for (int i = 0; i < bars.count(); i++) {
            assertThat(back.timeMillis(i)).isEqualTo(bars.timeMillis(i));
            assertThat(back.open(i)).isEqualTo(bars.open(i));
            assertThat(back.high(i)).isEqualTo(bars.high(i));
            assertThat(back.low(i)).isEqualTo(bars.low(i));
            assertThat(back.close(i)).isEqualTo(bars.close(i));
        }
    }

    private static JournalRecord past(io.trellis.core.market.Bars bars) {
        return new JournalRecord.Took(1, 2, new Input.Past(bars));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givenARecordCutAnywhere_thenItIsRefusedWithASentence(Class<?> kind) {
        for (JournalRecord entry : random(kind, 3)) {
            byte[] bytes = encoded(entry);
            for (int length = 0; length < bytes.length; length++) {
                requireRefused(Arrays.copyOf(bytes, length), entry);
            }
        }
    }

    private static void requireRefused(byte[] cut, JournalRecord whole) {
        String told = "none";
        try {
            decoded(cut);
        } catch (InvalidInputException refused) {
            told = String.valueOf(refused.getMessage());
        }
        if (!told.startsWith("the record cannot be read: at its byte ") || !told.endsWith(".")) {
            fail("seed %d: %s cut to %d bytes: %s".formatted(SEED, whole, cut.length, told));
        }
    }

    /** Whatever is read is what somebody can have written: it has no second form. */
    @ParameterizedTest
    @MethodSource("kinds")
    void givenABitFlippedAnywhere_thenItIsRefusedOrAnotherRecord(Class<?> kind) {
        for (JournalRecord entry : random(kind, 1)) {
            byte[] bytes = encoded(entry);
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                readOrRefused(flipped);
            }
        }
    }

    private static void readOrRefused(byte[] bytes) {
        JournalRecord read;
        try {
            read = decoded(bytes);
        } catch (InvalidInputException refused) {
            return;
        }
        if (!Arrays.equals(encoded(read), bytes)) {
            String hex = HexFormat.of().formatHex(bytes);
            fail("seed %d: bytes %s are read as %s, which has others".formatted(SEED, hex, read));
        }
    }

    @Test
    void givenBytesAtRandom_thenTheyAreReadOrRefused() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) (RecordCodec.VERSION << 5 | random.nextInt(13));
            }
            readOrRefused(bytes);
        }
    }

    @Test
    void givenRecordsInTheirOrder_thenTimesComeBackFromDifferences() {
        var random = new SplittableRandom(SEED);
        var records = new RandomRecords(random);
        var out = new RecordOutput();
        var in = new RecordInput();
        var writer = new RecordCodec();
        var reader = new RecordCodec();
        for (int i = 0; i < 2_000; i++) {
            var input = new Input.Traded(random.nextLong(), 5, 6, Aggressor.BUYER);
            JournalRecord entry =
                    i % 3 == 0
                            ? records.of(JournalRecord.Sent.class)
                            : new JournalRecord.Took(random.nextLong(), random.nextLong(), input);
            out.clear();
            writer.encode(entry, out);
            in.wrap(out.array(), 0, out.size());
            assertThat(reader.decode(in)).as("seed %d, record %d", SEED, i).isEqualTo(entry);
        }
    }

    @Test
    void givenTradesAndQuotes_thenTheyTakeUnderTwentyBytes() {
        var out = new RecordOutput();
        var codec = new RecordCodec();
        long nanos = 86_400_000_000_000L;
        long wall = 1_795_000_000_000_000_000L;
        codec.encode(nanos, wall, new Input.Woken(), out);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 1; i < 100; i++) {
            nanos += 250_000_000L + i;
            wall += 250_000_900L - i;
            out.clear();
            codec.encode(nanos, wall, traded(wall / 1_000_000 - 40), out);
            sizes.add(out.size());
            nanos += 3_000;
            wall += 3_100;
            out.clear();
            codec.encode(nanos, wall, new Input.Quoted(971_234, 971_235), out);
            sizes.add(out.size());
        }

        assertThat(sizes).allMatch(size -> size < 20);
        assertThat(sizes).anyMatch(size -> size < 10);
    }

    private static Input.Traded traded(long timeMillis) {
        return new Input.Traded(timeMillis, 971_234, 1_234_567, Aggressor.SELLER);
    }

    @Test
    void givenTheSameInput_thenBothWaysToWriteItAgree() {
        var took = new JournalRecord.Took(5, 6, traded(7));
        var out = new RecordOutput();
        new RecordCodec().encode(5, 6, traded(7), out);

        assertThat(out.toByteArray()).isEqualTo(encoded(took));
    }

    @Test
    void givenAnotherVersion_thenTheSentenceSaysWhich() {
        byte[] bytes = encoded(new JournalRecord.Closed("done"));
        bytes[0] = (byte) (2 << 5 | (bytes[0] & 31));

        assertThatThrownBy(() -> decoded(bytes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("its version reads 2, this program reads version 1");
    }

    @Test
    void givenMoreBytesThanTheRecord_thenItIsRefused() {
        byte[] bytes = encoded(new JournalRecord.Closed("done"));

        assertThatThrownBy(() -> decoded(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it goes on though it is whole");
    }

    @Test
    void givenATextBeyondAllMeasure_thenNothingIsWritten() {
        var closed = new JournalRecord.Closed("x".repeat(RecordOutput.MAX_TEXT_BYTES + 1));

        assertThatThrownBy(() -> encoded(closed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a text in a journal has at most 8388608 bytes");
    }

    @Test
    void givenACountOfMoreThanTheRecordHolds_thenNoMemoryIsTakenForIt() {
        // An answer with 2^40 outcomes.
        byte[] told = encoded(new JournalRecord.Took(0, 0, told()));
        byte[] forged = Arrays.copyOf(told, told.length + 5);
        Arrays.fill(forged, told.length - 1, forged.length - 1, (byte) 0xFF);
        forged[forged.length - 1] = 1;

        assertThatThrownBy(() -> decoded(forged))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fewer bytes than its count asks for");
    }

    private static Input told() {
        return new Input.Told(new VenueEvent.Answered(1, List.of()));
    }
}

package io.trellis.trading.run;

import io.trellis.core.InvalidInputException;
import io.trellis.core.account.Money;
import io.trellis.core.machine.Status;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Place;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.trading.file.PrivateFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run stands, as its process tells others: a document of JSON, amounts as decimal strings.
 *
 * @param document as it stands in the status file
 */
public record RunStatus(Json.ObjectValue document) {

    private static final int MOST_BYTES = 16_384;

    /**
     * What stays the same while a process trades a run.
     *
     * @param epoch which process of the run it is
     */
    public record Header(
            String run,
            RunKind kind,
            String symbol,
            String strategy,
            Instrument instrument,
            int epoch,
            long process,
            Instant started) {}

    /**
     * How it stands beside the machine.
     *
     * @param marketAge since something was heard of the market, empty if nothing ever was
     * @param records in the journal
     * @param lostLogLines that the log had no room for
     * @param answers to the last commands
     */
    public record Surroundings(
            Instant now,
            Optional<Duration> marketAge,
            long records,
            long lostLogLines,
            List<Answer> answers) {

        public Surroundings {
            answers = List.copyOf(answers);
        }
    }

    /** What a process tells now. */
    public static RunStatus of(Header header, Status status, Surroundings around) {
        Instrument instrument = header.instrument();
        Json age =
                around.marketAge()
                        .<Json>map(each -> Json.NumberValue.of(each.toMillis()))
                        .orElseGet(Json.NullValue::new);
        return new RunStatus(
                Json.object()
                        .put("run", header.run())
                        .put("kind", header.kind().word())
                        .put("symbol", header.symbol())
                        .put("strategy", header.strategy())
                        .put("epoch", header.epoch())
                        .put("process", header.process())
                        .put("started", header.started().toString())
                        .put("updated", around.now().toString())
                        .put("mode", status.mode().name().toLowerCase(Locale.ROOT))
                        .put("reason", Json.printable(status.reason(), 400))
                        .put("price", instrument.price(status.priceTicks()).toPlainString())
                        .put("position", instrument.quantity(status.lots()).toPlainString())
                        .put("openOrders", status.exposure().orders())
                        .put("unknownOrders", status.exposure().unknown())
                        .put("capital", money(status.capital()))
                        .put("equity", money(status.equity()))
                        .put("roundTripProfit", money(status.roundTripProfit()))
                        .put("adjustProfit", money(status.adjustProfit()))
                        .put("unrealized", money(status.unrealized()))
                        .put("fees", money(status.fees()))
                        .put("marketAgeMillis", age)
                        .put("feedDelayMillis", status.feedDelayMillis())
                        .put("strategyEnded", status.strategyEnded())
                        .put("journalRecords", around.records())
                        .put("lostLogLines", around.lostLogLines())
                        .put(
                                "answers",
                                new Json.ArrayValue(
                                        around.answers().stream().map(RunStatus::json).toList()))
                        .build());
    }

    private static Json json(Answer answer) {
        return Json.object()
                .put("command", answer.id())
                .put("done", answer.done())
                .put("text", Json.printable(answer.words(), 400))
                .build();
    }

    /** What became of a command, if that is known already. */
    public Optional<Answer> answer(String commandId) {
        return document.get("answers").stream()
                .filter(Json.ArrayValue.class::isInstance)
                .flatMap(list -> ((Json.ArrayValue) list).items().stream())
                .filter(Json.ObjectValue.class::isInstance)
                .map(each -> new RunStatus((Json.ObjectValue) each))
                .filter(each -> each.text("command").equals(commandId))
                .map(each ->
                        new Answer(commandId, each.shown("done").equals("true"), each.text("text")))
                .findFirst();
    }

    private static String money(long units) {
        return Money.decimal(units).toPlainString();
    }

    /** Writes it into the folder of its run. */
    public void write(RunFolder run) {
        PrivateFile.replace(
                run.status(), JsonWriter.indented(document).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what the process of a run has told last; empty if none ever has.
     *
     * @throws InvalidInputException if the file is no status, or not its owner's alone
     */
    public static Optional<RunStatus> read(RunFolder run) {
        if (!Files.exists(run.status())) {
            return Optional.empty();
        }
        PrivateFile.requirePrivate(run.status(), run.path());
        try {
            byte[] bytes = PrivateFile.read(run.status(), MOST_BYTES);
            return Optional.of(new RunStatus(JsonReader.read(bytes, run.status().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + run.status() + ".", e);
        }
    }

    /** Which process of the run it is. */
    public int epoch() {
        Place place = Place.root("status").member("epoch");
        return Numeric.count(1, 0xffff).read(value("epoch"), place);
    }

    /** When it was told. */
    public Instant updated() {
        return Instant.parse(text("updated"));
    }

    /** A member that is a text. */
    public String text(String name) {
        return Text.of("[ -~]*", "printable text")
                .read(value(name), Place.root("status").member(name));
    }

    /** A member as it is shown, {@code null} for a figure that there is not. */
    public String shown(String name) {
        return value(name) instanceof Json.TextValue(String text) ? text : value(name).shown();
    }

    private Json value(String name) {
        return document.get(name)
                .orElseThrow(() ->
                        new InvalidInputException(
                                "the status has no " + name + "; another version wrote it."));
    }
}

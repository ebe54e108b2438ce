package io.trellis.trading.run;

import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.Command;
import io.trellis.core.strategyfile.Leaves;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Place;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.TrueFalse;
import io.trellis.core.strategyfile.json.Words;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A command on its way to the process that trades a run: for which one it is meant, and until when
 * it may be carried out.
 *
 * @param id never used again
 * @param run name of the run
 * @param epoch of the process that the person saw; a later one does not obey
 */
record CommandEnvelope(
        String id,
        String run,
        int epoch,
        Instant issued,
        Instant expires,
        Action action,
        Optional<Boolean> cancel,
        Optional<String> reason) {

    /** What can be commanded. */
    enum Action {
        STOP,
        FLATTEN,
        KILL,
        REARM,
        HOLD,
        RESUME
    }

    static final int MOST_BYTES = 8_192;

    private static final String SCHEMA = "trellis/command/1";
    private static final String DIGEST = "digest";

    private static final Format<Json> DIGEST_FORMAT =
            Leaves.SHA256.map(Json.TextValue::new, digest -> ((Json.TextValue) digest).text());

    private static final Field<CommandEnvelope, String> SCHEMA_FIELD =
            Field.constant("schema", "Version of this document.", SCHEMA);
    private static final Field<CommandEnvelope, String> ID =
            Field.of(
                    "id",
                    "Name of the command, never used again.",
                    Text.of("[a-z0-9-]{8,64}", "8 to 64 small letters, digits and dashes"),
                    CommandEnvelope::id);
    private static final Field<CommandEnvelope, String> RUN =
            Field.of(
                    "run",
                    "Name of the run.",
                    Text.of("[a-z0-9][a-z0-9-]{0,63}", "the name of a run"),
                    CommandEnvelope::run);
    private static final Field<CommandEnvelope, Integer> EPOCH =
            Field.of(
                    "epoch",
                    "Which process of the run it is for.",
                    Numeric.count(1, 0xffff),
                    CommandEnvelope::epoch);
    private static final Field<CommandEnvelope, Instant> ISSUED =
            Field.of("issued", "When it was given.", Leaves.INSTANT, CommandEnvelope::issued);
    private static final Field<CommandEnvelope, Instant> EXPIRES =
            Field.of(
                    "expires",
                    "From when on it is void.",
                    Leaves.INSTANT,
                    CommandEnvelope::expires);
    private static final Field<CommandEnvelope, Action> ACTION =
            Field.of(
                    "action",
                    "What is wanted.",
                    Words.of(Action.values()),
                    CommandEnvelope::action);
    private static final Field<CommandEnvelope, Optional<Boolean>> CANCEL =
            Field.omittable(
                    "cancel",
                    "Of a stop: whether orders are cancelled.",
                    new TrueFalse(),
                    CommandEnvelope::cancel);
    private static final Field<CommandEnvelope, Optional<String>> REASON =
            Field.omittable(
                    "reason",
                    "Of a kill: why.",
                    Text.of("[ -~]{1,200}", "1 to 200 printable ASCII characters"),
                    CommandEnvelope::reason);
    private static final Field<CommandEnvelope, Json> DIGEST_FIELD =
            Field.of(
                    DIGEST,
                    "HMAC-SHA-256 of the rest under the key of the installation.",
                    DIGEST_FORMAT,
                    _ -> new Json.TextValue("0".repeat(64)));

    private static final Block<CommandEnvelope> FORMAT =
            new Block<>(
                    List.of(
                            SCHEMA_FIELD,
                            ID,
                            RUN,
                            EPOCH,
                            ISSUED,
                            EXPIRES,
                            ACTION,
                            CANCEL,
                            REASON,
                            DIGEST_FIELD),
                    CommandEnvelope::made);

    CommandEnvelope {
        if (cancel.isPresent() != (action == Action.STOP)) {
            throw new IllegalArgumentException("cancel belongs to a stop, and to nothing else");
        }
        if (reason.isPresent() != (action == Action.KILL)) {
            throw new IllegalArgumentException("reason belongs to a kill, and to nothing else");
        }
    }

    private static CommandEnvelope made(Block.Members members) {
        members.get(SCHEMA_FIELD);
        members.get(DIGEST_FIELD);
        return new CommandEnvelope(
                members.get(ID),
                members.get(RUN),
                members.get(EPOCH),
                members.get(ISSUED),
                members.get(EXPIRES),
                members.get(ACTION),
                members.get(CANCEL),
                members.get(REASON));
    }

    /** An envelope around a command; its name is the command's. */
    static CommandEnvelope of(
            Command command, String run, int epoch, Instant now, Duration validity) {
        Optional<Boolean> cancel =
                command instanceof Command.Stop stop
                        ? Optional.of(stop.cancel())
                        : Optional.empty();
        Optional<String> reason =
                command instanceof Command.Kill kill
                        ? Optional.of(kill.reason())
                        : Optional.empty();
        return new CommandEnvelope(
                command.id(), run, epoch, now, now.plus(validity), action(command), cancel, reason);
    }

    /** A name for a new command. */
    static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Action action(Command command) {
        return switch (command) {
            case Command.Stop _ -> Action.STOP;
            case Command.Flatten _ -> Action.FLATTEN;
            case Command.Kill _ -> Action.KILL;
            case Command.Rearm _ -> Action.REARM;
            case Command.Hold _ -> Action.HOLD;
            case Command.Resume _ -> Action.RESUME;
        };
    }

    /** What is wanted. */
    Command command() {
        return switch (action) {
            case STOP -> new Command.Stop(id, cancel.orElse(false));
            case FLATTEN -> new Command.Flatten(id);
            case KILL -> new Command.Kill(id, reason.orElse(""));
            case REARM -> new Command.Rearm(id);
            case HOLD -> new Command.Hold(id);
            case RESUME -> new Command.Resume(id);
        };
    }

    /** The document, with the digest that shows it to be ours. */
    byte[] sealed(Installation installation) {
        var document = (Json.ObjectValue) FORMAT.write(this);
        String digest = installation.commandDigest(said(document));
        return JsonWriter.indented(document.with(DIGEST, new Json.TextValue(digest)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a document.
     *
     * @param source the file, as errors shall name it
     * @throws InvalidInputException if it is none, or nobody of this installation wrote it
     */
    static CommandEnvelope open(byte[] bytes, String source, Installation installation) {
        Json.ObjectValue document = JsonReader.read(bytes, source);
        Place root = Place.root(source);
        CommandEnvelope envelope = FORMAT.read(document, root);
        String digest =
                DIGEST_FIELD.read(document, root) instanceof Json.TextValue(String text)
                        ? text
                        : "";
        if (!installation.made(digest, said(document))) {
            throw root.member(DIGEST)
                    .error(
                            "it was not made with the key of this installation; give the command"
                                    + " with bin/trade");
        }
        return envelope;
    }

    private static String said(Json.ObjectValue document) {
        byte[] canonical = JsonWriter.canonical(document.without(List.of(DIGEST)));
        return new String(canonical, StandardCharsets.UTF_8);
    }
}

package io.trellis.optimization.ledger;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Trials in a file that only grows. Several processes may use it at once: each locks it while it
 * reads what is new and appends.
 *
 * <p>New lines are on the device before the anchor beside the file speaks of them. So a crash
 * leaves at most lines that the anchor does not know: whole ones count, what comes after them is
 * cut off. A line that the anchor knows and that is not as it was is refused.
 */
public final class TrialLedger implements Trials {

    static final String HEADER = "trellis/ledger/1";

    /** The lock of a file is the whole process's; its threads take turns here. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private final Path file;
    private LedgerState state = new LedgerState();

    private TrialLedger(Path file) {
        this.file = file;
    }

    /**
     * Opens a ledger, checking all of it, or begins one.
     *
     * @throws InvalidInputException if it is no ledger, or was changed by another hand; the
     *     sentence names the line
     * @throws UncheckedIOException if it cannot be read or written
     */
    public static TrialLedger open(Path file) {
        var ledger = new TrialLedger(file);
        return ledger.locked(_ -> ledger);
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    @Override
    public void add(TrialData data, List<ParameterDigest> parameters) {
        var _ =
                locked(channel ->
                        append(channel, fresh -> state.book().add(data, parameters, fresh)));
    }

    @Override
    public Count count(List<SeriesId> series) {
        return locked(_ -> new Count(state.book().count(series), state.head()));
    }

    @Override
    public int openHoldout(TrialData holdout, ParameterDigest strategy) {
        return locked(channel -> {
            var _ = append(channel, fresh -> state.book().open(holdout, strategy, fresh));
            return state.book().openings(holdout, strategy);
        });
    }

    @Override
    public int openings(TrialData holdout, ParameterDigest strategy) {
        return locked(_ -> state.book().openings(holdout, strategy));
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(FileChannel channel) throws IOException;
    }

    /** Does something while no other process can, what others have added meanwhile read. */
    private <T> T locked(Work<T> work) {
        TURN.lock();
        boolean done = false;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new InvalidInputException(file + " is a folder; name a file by --ledger.");
            }
            Files.createDirectories(folder);
            try (var channel =
                            FileChannel.open(
                                    file,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                refresh(channel);
                T result = work.on(channel);
                done = true;
                return result;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot use the ledger of trials %s: %s; name another by --ledger"
                            .formatted(file, reason(e)),
                    e);
        } finally {
            if (!done) {
                // What is in memory may be more than what is in the file: read it anew.
                state = new LedgerState();
            }
            TURN.unlock();
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private void refresh(FileChannel channel) throws IOException {
        var anchor = Anchor.read(file);
        if (channel.size() < state.bytes()) {
            state = new LedgerState();
        }
        if (channel.size() == 0 && anchor.isEmpty()) {
            var _ = append(channel, List.of(HEADER));
            return;
        }
        long whole = new LedgerReader(file, state, anchor).read(channel);
        if (whole < channel.size()) {
            var _ = channel.truncate(whole);
        }
    }

    private int append(FileChannel channel, Consumer<Consumer<Entry>> entries) throws IOException {
        var words = new ArrayList<String>();
        entries.accept(entry -> words.add(entry.words()));
        return append(channel, words);
    }

    /** Writes lines, then the anchor; nothing where there are none. */
    private int append(FileChannel channel, List<String> words) throws IOException {
        if (words.isEmpty()) {
            return 0;
        }
        var text = new StringBuilder(words.size() * 110);
        for (String each : words) {
            text.append(state.line(each)).append('\n');
        }
        var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        long place = state.bytes();
        try {
            while (bytes.hasRemaining()) {
                place += channel.write(bytes, place);
            }
            channel.force(true);
        } catch (IOException full) {
            var _ = channel.truncate(state.bytes());
            throw full;
        }
        state.wrote(place);
        new Anchor(state.lines(), state.head()).write(file);
        return words.size();
    }
}

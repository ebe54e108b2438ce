package io.trellis.trading.journal;

import io.trellis.core.journal.RecordCodec;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is of a journal when it is opened, after what has to be done to it was done: a torn
 * tail is cut off, and files that cannot be trusted are moved aside. Everything done is the same
 * when it is done again, so that it may be interrupted anywhere.
 */
final class JournalFound {

    private static final Pattern QUARANTINED =
            Pattern.compile("quarantine-([0-9]{4})-[0-9]{8}\\.journal");

    private static final String ENDED = "The process before ended as it should.";
    private static final String CRASHED = "The process before did not end as it should.";

    final Opening opening;
    final Chain chain;
    final Optional<String> runId;
    final int files;
    final long records;
    final long cutBytes;
    final int quarantine;

    private JournalFound(
            Opening opening, SegmentWalk walk, boolean anew, long cutBytes, int quarantine) {
        this.opening = opening;
        chain = anew ? new Chain() : walk.chain();
        runId = anew ? Optional.empty() : walk.header().map(header -> header.runId);
        files = anew ? 0 : walk.fileNumber();
        records = anew ? 0 : walk.records();
        this.cutBytes = cutBytes;
        this.quarantine = quarantine;
    }

    /** Looks through the files and does what has to be done. */
    static JournalFound in(Disk disk) throws IOException {
        var walk = new SegmentWalk(disk);
        boolean closed = false;
        while (walk.next()) {
            closed = RecordCodec.isClosed(walk.bytes(), walk.payloadAt(), walk.payloadBytes());
        }
        SegmentWriter.removeUnnamed(disk);
        return switch (walk.ending()) {
            case Ending.Damaged damaged -> quarantined(disk, walk, damaged.sentence());
            case Ending.Torn torn -> {
                cut(disk, torn.file(), torn.keepBytes());
                String sentence = torn.sentence() + " They were cut off. " + CRASHED;
                yield sound(disk, walk, Opening.State.CRASHED, sentence, torn.cutBytes());
            }
            case Ending.Whole _ -> {
                giveBackRoom(disk, walk);
                yield closed
                        ? sound(disk, walk, Opening.State.CLEAN, ENDED, 0)
                        : sound(disk, walk, Opening.State.CRASHED, CRASHED, 0);
            }
        };
    }

    private static void giveBackRoom(Disk disk, SegmentWalk walk) throws IOException {
        if (walk.fileNumber() > 0 && walk.soundBytes() < walk.fileBytes()) {
            cut(disk, SegmentHeader.name(walk.fileNumber()), walk.soundBytes());
        }
    }

    private static void cut(Disk disk, String file, int keepBytes) throws IOException {
        try (DiskFile open = disk.open(file)) {
            open.truncate(keepBytes);
            open.force();
        }
    }

    private static JournalFound sound(
            Disk disk, SegmentWalk walk, Opening.State state, String sentence, long cutBytes)
            throws IOException {
        if (walk.records() > 0) {
            int quarantine = walk.header().orElseThrow().quarantine;
            var opening = new Opening(state, sentence, asideName(quarantine));
            return new JournalFound(opening, walk, false, cutBytes, quarantine);
        }
        removeEmpty(disk, walk.files());
        return begun(disk, walk);
    }

    /** Files without a record: nothing was ever durable, so nothing was ever sent. */
    private static void removeEmpty(Disk disk, List<String> files) throws IOException {
        for (String file : files) {
            disk.delete(file);
        }
        if (!files.isEmpty()) {
            disk.forceNames();
        }
    }

    /** Without a record: as if there had been nothing, unless something was moved aside. */
    private static JournalFound begun(Disk disk, SegmentWalk walk) throws IOException {
        int quarantine = lastQuarantine(disk);
        Optional<String> aside = asideName(quarantine);
        var opening =
                aside.isEmpty()
                        ? new Opening(Opening.State.FRESH, "The journal begins.", aside)
                        : new Opening(
                                Opening.State.QUARANTINED,
                                "The journal begins anew; the files of the one before are in "
                                        + disk
                                        + " as "
                                        + aside.get()
                                        + ".",
                                aside);
        return new JournalFound(opening, walk, true, 0, quarantine);
    }

    /** From the first file on: what is left after an interruption is no journal either. */
    private static JournalFound quarantined(Disk disk, SegmentWalk walk, String fault)
            throws IOException {
        int quarantine = lastQuarantine(disk) + 1;
        for (String file : walk.files()) {
            disk.rename(file, prefix(quarantine) + file);
        }
        disk.forceNames();
        Optional<String> aside = asideName(quarantine);
        String sentence =
                fault
                        + " All files of it were moved aside as "
                        + aside.orElseThrow()
                        + ", and a new journal begins; nothing of the old one counts.";
        var opening = new Opening(Opening.State.QUARANTINED, sentence, aside);
        return new JournalFound(opening, walk, true, 0, quarantine);
    }

    private static int lastQuarantine(Disk disk) throws IOException {
        List<String> names = disk.names();
        int last = 0;
        for (String name : names) {
            Matcher matcher = QUARANTINED.matcher(name);
            if (matcher.matches()) {
                last = Math.max(last, Integer.parseInt(matcher.group(1)));
            }
        }
        return last;
    }

    private static String prefix(int quarantine) {
        return String.format(Locale.ROOT, "quarantine-%04d-", quarantine);
    }

    private static Optional<String> asideName(int quarantine) {
        return quarantine == 0 ? Optional.empty() : Optional.of(prefix(quarantine) + "*");
    }
}

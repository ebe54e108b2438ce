package io.trellis.trading.journal;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Goes through the files of a journal, frame by frame, and trusts nothing: every frame has to fit
 * its checksum and the chain, every file the one before. Holds one file at a time and changes
 * nothing.
 *
 * <p>The chain is most of the work. Who has gone along it and has the journal for itself may go
 * {@link #again} by the checksums alone.
 */
final class SegmentWalk {

    /** A later frame that shows what was durable is short; longer ones are not looked for. */
    private static final int LOOKED_FOR_BYTES = 1 << 12;

    private final Disk disk;
    private final boolean alongTheChain;
    private final List<String> files;
    private final Chain chain = new Chain();
    private final CRC32C crc = new CRC32C();

    private byte[] bytes = {};
    private int fileIndex = -1;
    private int end;
    private int next;
    private int frameAt;
    private long records;
    private Optional<SegmentHeader> header = Optional.empty();
    private Optional<Ending> ending = Optional.empty();

    SegmentWalk(Disk disk) {
        this(disk, true);
    }

    /** Through files along whose chain this process has gone before. */
    static SegmentWalk again(Disk disk) {
        return new SegmentWalk(disk, false);
    }

    private SegmentWalk(Disk disk, boolean alongTheChain) {
        this.disk = disk;
        this.alongTheChain = alongTheChain;
        try {
            files = disk.names().stream().filter(SegmentHeader::isName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in " + disk + " cannot be read.", e);
        }
    }

    /**
     * Goes to the next frame.
     *
     * @return whether there is one; if not, {@link #ending} says why
     * @throws InvalidInputException if a file is of another version
     */
    boolean next() {
        while (ending.isEmpty()) {
            if (atEndOfFile()) {
                beginFile();
            } else if (takeFrame()) {
                return true;
            }
        }
        return false;
    }

    private boolean atEndOfFile() {
        return next == end || isZero(next);
    }

    private boolean isZero(int from) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void beginFile() {
        fileIndex++;
        if (fileIndex == files.size()) {
            fileIndex--;
            ending = Optional.of(new Ending.Whole());
            return;
        }
        load();
        Optional<String> fault = ending.isPresent() ? Optional.empty() : headerFault();
        fault.ifPresent(this::damaged);
    }

    private void load() {
        try (DiskFile file = disk.openToRead(file())) {
            long length = file.length();
            if (length > Integer.MAX_VALUE / 2) {
                end = 0;
                damaged("it has " + length + " bytes, more than any file of a journal");
                return;
            }
            end = read(file, (int) length);
            next = end;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file " + file() + " of the journal in " + disk + " cannot be read.", e);
        }
    }

    private int read(DiskFile file, int length) throws IOException {
        if (bytes.length < length) {
            bytes = new byte[Math.max(length, SegmentHeader.BYTES)];
        }
        int read = 0;
        while (read < length) {
            int more = file.read(read, bytes, read, length - read);
            if (more < 0) {
                return read;
            }
            read += more;
        }
        return read;
    }

    private Optional<String> headerFault() {
        if (!SegmentHeader.isHeader(bytes, end)) {
            return Optional.of("it does not begin with the header of a journal");
        }
        requireVersion();
        SegmentHeader read = SegmentHeader.decode(bytes);
        Optional<String> fault = misfit(read);
        if (fault.isEmpty()) {
            if (alongTheChain) {
                chain.begin(Arrays.copyOf(bytes, SegmentHeader.BYTES));
            }
            header = Optional.of(read);
            next = SegmentHeader.BYTES;
        }
        return fault;
    }

    private void requireVersion() {
        int version = SegmentHeader.version(bytes);
        if (version != SegmentHeader.VERSION) {
            throw new InvalidInputException(
                    ("The file %s of the journal in %s is of version %d; this program reads version"
                                    + " %d. Use the program that wrote it.")
                            .formatted(file(), disk, version, SegmentHeader.VERSION));
        }
    }

    private Optional<String> misfit(SegmentHeader read) {
        int number = fileIndex + 1;
        if (read.number != number || !file().equals(SegmentHeader.name(number))) {
            return Optional.of(
                    "it says that it is file %d, expected was file %d"
                            .formatted(read.number, number));
        }
        if (!header.map(first -> first.runId).orElse(read.runId).equals(read.runId)) {
            return Optional.of("it is of another run, %s".formatted(read.runId));
        }
        return read.recordsBefore == records && followsOn(read)
                ? Optional.empty()
                : Optional.of("it does not follow on the file before");
    }

    private boolean followsOn(SegmentHeader read) {
        byte[] headBefore = fileIndex == 0 ? new byte[Chain.BYTES] : chain.head();
        return !alongTheChain || Arrays.equals(read.headBefore, headBefore);
    }

    private boolean takeFrame() {
        if (!Frame.isWhole(bytes, next, end, crc)) {
            unreadable();
            return false;
        }
        int length = Frame.length(bytes, next);
        if (!isChained(length)) {
            damaged("the record at its byte " + next + " does not follow on the one before");
            return false;
        }
        frameAt = next;
        next += Frame.OVERHEAD + length;
        records++;
        return true;
    }

    private boolean isChained(int length) {
        if (!alongTheChain) {
            return true;
        }
        chain.add(bytes, next, next + Frame.OVERHEAD, length);
        return Frame.isChained(bytes, next, chain);
    }

    private void unreadable() {
        String what = "what is at its byte " + next + " is no record";
        if (fileIndex < files.size() - 1) {
            damaged(what + ", though there is a later file");
        } else if (wasForced()) {
            damaged(what + ", though it had been forced to the disk");
        } else {
            int last = end;
            while (bytes[last - 1] == 0) {
                last--;
            }
            String sentence =
                    "The last %d bytes of the file %s of the journal in %s are no whole record."
                            .formatted(last - next, file(), disk);
            ending = Optional.of(new Ending.Torn(file(), next, last - next, sentence));
        }
    }

    /** Whether a frame behind the place says that everything before it was durable. */
    private boolean wasForced() {
        for (int at = next + 1; at <= end - Frame.OVERHEAD; at++) {
            boolean candidate =
                    Frame.forcedBefore(bytes, at) && Frame.length(bytes, at) <= LOOKED_FOR_BYTES;
            if (candidate && Frame.isWhole(bytes, at, end, crc)) {
                return true;
            }
        }
        return false;
    }

    private void damaged(String what) {
        String sentence =
                "The file %s of the journal in %s is damaged: %s.".formatted(file(), disk, what);
        ending = Optional.of(new Ending.Damaged(sentence));
    }

    private String file() {
        return files.get(fileIndex);
    }

    /** How it ended, once {@link #next} has said so. */
    Ending ending() {
        return ending.orElseThrow();
    }

    /** The files, in their order. */
    List<String> files() {
        return files;
    }

    /** How many files were begun. */
    int fileNumber() {
        return fileIndex + 1;
    }

    /** The header of the file now; empty before the first. */
    Optional<SegmentHeader> header() {
        return header;
    }

    /** How many frames were passed. */
    long records() {
        return records;
    }

    Chain chain() {
        return chain;
    }

    byte[] bytes() {
        return bytes;
    }

    int payloadAt() {
        return frameAt + Frame.OVERHEAD;
    }

    int payloadBytes() {
        return Frame.length(bytes, frameAt);
    }

    /** Where the frame is, for messages. */
    String place() {
        return "record %d, at byte %d of the file %s".formatted(records, frameAt, file());
    }

    /** Where the sound part of the file ends. */
    int soundBytes() {
        return next;
    }

    /** The length of the file. */
    int fileBytes() {
        return end;
    }
}

package io.trellis.core.feed;

import io.trellis.core.InvalidInputException;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The bytes of the file with their position, and the sentences about them. */
final class FeedInput {

    private final String name;
    private final FeedSource source;
    private long position;
    private long partStart;

    FeedInput(String name, FeedSource source) {
        this.name = name;
        this.source = source;
    }

    /** What is damaged from here on is reported with this position. */
    private void beginPart() {
        partStart = position;
    }

    /** Exactly so many bytes. */
    byte[] read(int count, String place) {
        byte[] bytes = new byte[count];
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining() && source.read(buffer) >= 0) {
            // The source gives as many as it likes at a time.
        }
        position += buffer.position();
        if (buffer.hasRemaining()) {
            throw cutOff(place);
        }
        return bytes;
    }

    void expectChecksum(String place, byte[]... parts) {
        var checksum = new CRC32C();
        for (byte[] part : parts) {
            checksum.update(part);
        }
        int found = ByteBuffer.wrap(read(Integer.BYTES, place)).getInt();
        if (found != (int) checksum.getValue()) {
            throw damaged(place, "its checksum does not match");
        }
    }

    /** The payload of a block, at most so many bytes long. */
    byte[] readBlock(String place, int mostBytes) {
        beginPart();
        byte[] length = read(Integer.BYTES, place);
        int bytes = ByteBuffer.wrap(length).getInt();
        if (bytes <= 0 || bytes > mostBytes) {
            throw damaged(place, "its length reads " + bytes);
        }
        byte[] payload = read(bytes, place);
        expectChecksum(place, length, payload);
        return payload;
    }

    /** The marker behind the last block, and nothing behind that. */
    void readEnd(long rows, FeedKind kind) {
        String place = "the end marker after " + kind.row() + " " + (rows - 1);
        beginPart();
        byte[] marker = read(Integer.BYTES + Long.BYTES, place);
        expectChecksum(place, marker);
        var numbers = ByteBuffer.wrap(marker);
        if (numbers.getInt() != 0 || numbers.getLong() != rows) {
            throw damaged(place, "it does not close a feed of " + rows + " " + kind.rows());
        }
        expectEnd();
    }

    private void expectEnd() {
        if (source.read(ByteBuffer.allocate(1)) > 0) {
            throw new InvalidInputException(
                    name
                            + " goes on after its end marker, from byte "
                            + position
                            + "; a feed ends there, so export it again.");
        }
    }

    private InvalidInputException cutOff(String place) {
        return position == 0
                ? new InvalidInputException(name + " is empty; make a feed file with data export.")
                : new InvalidInputException(
                        name
                                + " is cut off after "
                                + position
                                + " bytes, in "
                                + place
                                + "; export it again.");
    }

    /** What is damaged, of the part that was begun last. */
    InvalidInputException damaged(String place, String finding) {
        return new InvalidInputException(
                name
                        + " is damaged in "
                        + place
                        + ", near byte "
                        + partStart
                        + ": "
                        + finding
                        + "; export it again.");
    }

    InvalidInputException refused(String sentence) {
        return new InvalidInputException(name + " " + sentence);
    }
}

package io.trellis.trading.journal;

import java.io.IOException;

/**
 * Room on the disk that is given back when there is no other, so that a trader can end in order.
 */
final class Reserve {

    static final String NAME = "reserve";

    private final Disk disk;
    private boolean held;

    private Reserve(Disk disk, boolean held) {
        this.disk = disk;
        this.held = held;
    }

    /** Takes the room, if there is any. */
    static Reserve take(Disk disk, int bytes) throws IOException {
        if (disk.exists(NAME)) {
            disk.delete(NAME);
        }
        if (bytes == 0) {
            return new Reserve(disk, false);
        }
        try (DiskFile file = disk.create(NAME)) {
            Zeros.write(file, 0, bytes);
            file.force();
        } catch (IOException full) {
            if (disk.exists(NAME)) {
                disk.delete(NAME);
            }
            return new Reserve(disk, false);
        }
        return new Reserve(disk, true);
    }

    boolean isHeld() {
        return held;
    }

    /** Gives the room back; does nothing, and says so, if it was given back before. */
    boolean release() throws IOException {
        if (!held) {
            return false;
        }
        held = false;
        disk.delete(NAME);
        disk.forceNames();
        return true;
    }
}

package io.trellis.trading.world;

import io.trellis.trading.journal.Disk;
import io.trellis.trading.journal.DiskFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A disk that does not do what it says, as a careless program's does. */
final class BrokenDisk implements Disk {

    private final Disk disk;
    private final Fault fault;
    private final Runnable forced;
    private final List<DiskFile> unforced = new ArrayList<>();
    private int writes;

    /** What it does wrong. */
    enum Fault {
        NO_FORCE,
        LATE_FORCE,
        FORGETS,
        LOSES_WRITES,
        SLOW
    }

    BrokenDisk(Disk disk, Fault fault) {
        this(disk, fault, () -> {});
    }

    /**
     * @param forced told of every force
     */
    BrokenDisk(Disk disk, Fault fault, Runnable forced) {
        this.forced = forced;
        this.disk = disk;
        this.fault = fault;
        if (fault == Fault.FORGETS) {
            forget();
        }
    }

    private void forget() {
        try {
            for (String name : disk.names()) {
                disk.delete(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forces what was to be forced before. */
    void forceNow() {
        try {
            for (DiskFile file : unforced) {
                file.force();
            }
            unforced.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> names() throws IOException {
        return disk.names();
    }

    @Override
    public boolean exists(String name) throws IOException {
        return disk.exists(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
        return new File(disk.create(name));
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new File(disk.open(name));
    }

    @Override
    public DiskFile openToRead(String name) throws IOException {
        return disk.openToRead(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void forceNames() throws IOException {
        disk.forceNames();
    }

    @Override
    public long freeBytes() throws IOException {
        return disk.freeBytes();
    }

    @Override
    public String toString() {
        return disk.toString();
    }

    private final class File implements DiskFile {

        private final DiskFile file;

        File(DiskFile file) {
            this.file = file;
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public int read(long position, byte[] target, int offset, int count) throws IOException {
            return file.read(position, target, offset, count);
        }

        @Override
        public void write(long position, byte[] source, int offset, int count) throws IOException {
            if (fault != Fault.LOSES_WRITES || ++writes % 20 != 0) {
                file.write(position, source, offset, count);
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void force() throws IOException {
            forced.run();
            switch (fault) {
                case NO_FORCE -> {}
                case LATE_FORCE -> unforced.add(file);
                case FORGETS, LOSES_WRITES, SLOW -> file.force();
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

package io.trellis.benchmarks;

import io.trellis.trading.journal.Disk;
import io.trellis.trading.journal.DiskFile;
import io.trellis.trading.journal.RealDisk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder of which nothing is forced, so that a long journal is written in a short time. */
final class UnforcedDisk implements Disk {

    private final Disk real;

    UnforcedDisk(Path folder) {
        this.real = new RealDisk(folder);
    }

    @Override
    public List<String> names() throws IOException {
        return real.names();
    }

    @Override
    public boolean exists(String name) throws IOException {
        return real.exists(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
        return new UnforcedFile(real.create(name));
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new UnforcedFile(real.open(name));
    }

    @Override
    public DiskFile openToRead(String name) throws IOException {
        return real.openToRead(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        real.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        real.delete(name);
    }

    @Override
    public void forceNames() {}

    @Override
    public long freeBytes() throws IOException {
        return real.freeBytes();
    }

    private record UnforcedFile(DiskFile real) implements DiskFile {

        @Override
        public long length() throws IOException {
            return real.length();
        }

        @Override
        public int read(long position, byte[] target, int offset, int count) throws IOException {
            return real.read(position, target, offset, count);
        }

        @Override
        public void write(long position, byte[] source, int offset, int count) throws IOException {
            real.write(position, source, offset, count);
        }

        @Override
        public void truncate(long length) throws IOException {
            real.truncate(length);
        }

        @Override
        public void force() {}

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}

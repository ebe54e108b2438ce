package io.trellis.benchmarks;

import io.trellis.trading.journal.Disk;
import io.trellis.trading.journal.DiskFile;

import java.io.FileNotFoundException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A disk that takes everything and keeps nothing, at once: what is left is what a journal costs.
 */
final class DiscardingDisk implements Disk {

    private final SortedMap<String, DiskFile> files = new TreeMap<>();

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public boolean exists(String name) {
        return files.containsKey(name);
    }

    @Override
    public DiskFile create(String name) {
        var file = new DiscardingFile();
        files.put(name, file);
        return file;
    }

    @Override
    public DiskFile open(String name) throws FileNotFoundException {
        DiskFile file = files.get(name);
        if (file == null) {
            throw new FileNotFoundException(name + " is not there");
        }
        return file;
    }

    @Override
    public DiskFile openToRead(String name) throws FileNotFoundException {
        return open(name);
    }

    @Override
    public void rename(String from, String to) throws FileNotFoundException {
        files.put(to, open(from));
        files.remove(from);
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    @Override
    public void forceNames() {}

    @Override
    public long freeBytes() {
        return Long.MAX_VALUE;
    }

    private static final class DiscardingFile implements DiskFile {

        private long length;

        @Override
        public long length() {
            return length;
        }

        @Override
        public int read(long position, byte[] target, int offset, int count) {
            return -1;
        }

        @Override
        public void write(long position, byte[] source, int offset, int count) {
            length = Math.max(length, position + count);
        }

        @Override
        public void truncate(long newLength) {
            length = newLength;
        }

        @Override
        public void force() {}

        @Override
        public void close() {}
    }
}

package io.trellis.trading.disk;

import io.trellis.trading.journal.Disk;
import io.trellis.trading.journal.DiskFile;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk of blocks of 512 bytes that forgets: {@link #losePower} keeps what was forced, and of
 * everything else any part, as it draws it. {@link #kill} is the end of a process that the system
 * survives. After either, files that were open are dead, and the disk can be used by the next.
 */
public final class MemoryDisk implements Disk {

    /** What changes the disk, or makes it durable: each is a point where things go wrong. */
    public enum Effect {
        WRITE,
        FORCE,
        TRUNCATE,
        CREATE,
        RENAME,
        DELETE,
        FORCE_NAMES
    }

    /** What becomes of an effect. */
    public enum Fate {
        DONE,
        /** It is not done, and the caller is told. */
        REFUSED,
        /** It is not done, and the process is over. */
        STOPPED_BEFORE,
        /** Part of it is done, and the process is over. */
        STOPPED_INSIDE,
        /** It is done, and the process is over. */
        STOPPED_AFTER
    }

    /** Decides on each effect. */
    @FunctionalInterface
    public interface Weather {

        /**
         * Decides.
         *
         * @param number of the effect, from 1
         */
        Fate at(long number, Effect effect, String file);
    }

    /** The process is over: what a crash looks like from inside. Nobody may catch it. */
    public static final class Stopped extends Error {

        private static final long serialVersionUID = 1;

        Stopped(long effect) {
            super("the process was stopped at effect " + effect, null, false, false);
        }
    }

    /** A change of the names, to be repeated on the durable ones. */
    @FunctionalInterface
    private interface Renaming {

        void on(SortedMap<String, Content> names);
    }

    private final List<Renaming> pending = new ArrayList<>();
    private SortedMap<String, Content> names = new TreeMap<>();
    private SortedMap<String, Content> durableNames = new TreeMap<>();
    private Weather weather = (_, _, _) -> Fate.DONE;
    private Runnable whenForced = () -> {};
    private long capacityBytes = Long.MAX_VALUE;
    private long effects;
    private int life;

    /** Has every effect decided from now on, and counts from 1 again. */
    public void weather(Weather next) {
        weather = next;
        effects = 0;
    }

    /** Effects since {@link #weather} was set, or since the beginning. */
    public long effects() {
        return effects;
    }

    /** Is called whenever a file has been forced: a slow disk lets time pass there. */
    public void whenForced(Runnable action) {
        whenForced = action;
    }

    /** Limits what all files may take together. */
    public void capacity(long bytes) {
        capacityBytes = bytes;
    }

    /** The power goes: of what was not forced, any part is kept. */
    public void losePower(RandomGenerator random) {
        life++;
        int kept = random.nextInt(pending.size() + 1);
        pending.subList(0, kept).forEach(change -> change.on(durableNames));
        pending.clear();
        names = new TreeMap<>(durableNames);
        new ArrayList<>(names.values()).forEach(content -> content.losePower(random));
    }

    /** The process is killed; the system keeps everything. */
    public void kill() {
        life++;
    }

    /** The same disk once more, with everything on it durable. */
    public MemoryDisk copy() {
        var copy = new MemoryDisk();
        names.forEach((name, content) -> copy.put(name, content.bytes()));
        return copy;
    }

    /** The bytes of a file. */
    public byte[] bytes(String name) {
        Content content = names.get(name);
        if (content == null) {
            throw new IllegalArgumentException("there is no file " + name);
        }
        return content.bytes();
    }

    /** Puts a file there, durable, in place of any other. */
    public void put(String name, byte[] bytes) {
        var content = new Content();
        content.write(0, bytes, 0, bytes.length);
        content.force();
        names.put(name, content);
        durableNames.put(name, content);
    }

    @Override
    public List<String> names() {
        return List.copyOf(names.keySet());
    }

    @Override
    public boolean exists(String name) {
        return names.containsKey(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        var content = new Content();
        change(Effect.CREATE, name, on -> on.put(name, content));
        return new OpenFile(name, content, true);
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new OpenFile(name, existing(name), true);
    }

    @Override
    public DiskFile openToRead(String name) throws IOException {
        return new OpenFile(name, existing(name), false);
    }

    private Content existing(String name) throws FileNotFoundException {
        Content content = names.get(name);
        if (content == null) {
            throw new FileNotFoundException(name);
        }
        return content;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Content content = existing(from);
        if (names.containsKey(to)) {
            throw new FileAlreadyExistsException(to);
        }
        change(
                Effect.RENAME,
                from,
                on -> {
                    on.remove(from);
                    on.put(to, content);
                });
    }

    @Override
    public void delete(String name) throws IOException {
        existing(name);
        change(Effect.DELETE, name, on -> on.remove(name));
    }

    private void change(Effect effect, String name, Renaming renaming) throws IOException {
        Fate fate = fate(effect, name);
        if (fate != Fate.STOPPED_INSIDE) {
            renaming.on(names);
            pending.add(renaming);
        }
        stopAfter(fate);
    }

    @Override
    public void forceNames() throws IOException {
        Fate fate = fate(Effect.FORCE_NAMES, "");
        if (fate != Fate.STOPPED_INSIDE) {
            durableNames = new TreeMap<>(names);
            pending.clear();
        }
        stopAfter(fate);
    }

    private Fate fate(Effect effect, String name) throws IOException {
        effects++;
        Fate fate = weather.at(effects, effect, name);
        return switch (fate) {
            case REFUSED -> throw new IOException("the disk refused effect " + effects);
            case STOPPED_BEFORE -> throw new Stopped(effects);
            case DONE, STOPPED_INSIDE, STOPPED_AFTER -> fate;
        };
    }

    private void stopAfter(Fate fate) {
        if (fate != Fate.DONE) {
            throw new Stopped(effects);
        }
    }

    @Override
    public long freeBytes() {
        return Math.max(0, capacityBytes - usedBytes());
    }

    private long usedBytes() {
        return names.values().stream().mapToLong(Content::allocatedBytes).sum();
    }

    @Override
    public String toString() {
        return "memory";
    }

    /** A handle; dead once its process is. */
    private final class OpenFile implements DiskFile {

        private final String name;
        private final Content content;
        private final boolean writable;
        private final int bornInLife = life;
        private boolean closed;

        OpenFile(String name, Content content, boolean writable) {
            this.name = name;
            this.content = content;
            this.writable = writable;
        }

        private void requireOpen(boolean toWrite) throws IOException {
            if (closed || bornInLife != life || (toWrite && !writable)) {
                throw new IOException("the file " + name + " is not open for this");
            }
        }

        @Override
        public long length() throws IOException {
            requireOpen(false);
            return content.length();
        }

        @Override
        public int read(long position, byte[] target, int offset, int count) throws IOException {
            requireOpen(false);
            return content.read(position, target, offset, count);
        }

        @Override
        public void write(long position, byte[] source, int offset, int count) throws IOException {
            requireOpen(true);
            Fate fate = fate(Effect.WRITE, name);
            int part = fate == Fate.STOPPED_INSIDE ? count / 2 : count;
            int fits = fitting(position, part);
            content.write(position, source, offset, fits);
            stopAfter(fate);
            if (fits < count) {
                throw new IOException("no space left on the disk");
            }
        }

        private int fitting(long position, int count) {
            if (capacityBytes == Long.MAX_VALUE) {
                return count;
            }
            long room = content.allocatedBytes() + freeBytes() - position;
            return Math.clamp(room, 0, count);
        }

        @Override
        public void truncate(long length) throws IOException {
            requireOpen(true);
            Fate fate = fate(Effect.TRUNCATE, name);
            if (fate != Fate.STOPPED_INSIDE) {
                content.truncate(length);
            }
            stopAfter(fate);
        }

        @Override
        public void force() throws IOException {
            requireOpen(true);
            Fate fate = fate(Effect.FORCE, name);
            if (fate != Fate.STOPPED_INSIDE) {
                content.force();
                whenForced.run();
            }
            stopAfter(fate);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** The names there are, each with how many bytes it has. */
    public Map<String, Long> lengths() {
        var lengths = new TreeMap<String, Long>();
        names.forEach((name, content) -> lengths.put(name, content.length()));
        return lengths;
    }
}

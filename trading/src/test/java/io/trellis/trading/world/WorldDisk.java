package io.trellis.trading.world;

import io.trellis.trading.journal.Disk;
import io.trellis.trading.journal.DiskFile;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The disk of a machine: what a process has forced to it survives the process and the machine, of
 * the rest any part may. Each process uses it through its own {@link #of(Life)}.
 */
final class WorldDisk {

    private static final long FREE_BYTES = 1L << 40;

    private final TreeMap<String, Content> files = new TreeMap<>();
    private TreeMap<String, Content> durableNames = new TreeMap<>();
    private boolean forcesLie;
    private int refusals;
    private long forces;

    /** A change of a file that is not forced yet. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Change(int position, byte[] bytes, int newLength) {}

    private static final class Content {
        byte[] bytes = new byte[1 << 16];
        int length;
        byte[] forced = new byte[0];
        int forcedLength;
        final List<Change> changes = new ArrayList<>();

        void apply(Change change) {
            if (change.newLength >= 0) {
                setLength(change.newLength);
            } else {
                int end = change.position + change.bytes.length;
                grow(end);
                System.arraycopy(change.bytes, 0, bytes, change.position, change.bytes.length);
                length = Math.max(length, end);
            }
        }

        private void setLength(int newLength) {
            grow(newLength);
            if (newLength < length) {
                Arrays.fill(bytes, newLength, length, (byte) 0);
            }
            length = newLength;
        }

        private void grow(int capacity) {
            if (capacity > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(capacity, 2 * bytes.length));
            }
        }

        void force() {
            if (forced.length < length) {
                forced = Arrays.copyOf(forced, bytes.length);
            }
            for (Change change : changes) {
                if (change.newLength < 0) {
                    System.arraycopy(change.bytes, 0, forced, change.position, change.bytes.length);
                } else if (change.newLength < forcedLength) {
                    Arrays.fill(forced, change.newLength, forcedLength, (byte) 0);
                }
            }
            forcedLength = length;
            changes.clear();
        }

        /** What a crash leaves: all that was forced, and some of the rest, in part. */
        Content survivor(SplittableRandom random) {
            var left = new Content();
            left.bytes = Arrays.copyOf(forced, Math.max(forced.length, 1 << 16));
            left.length = forcedLength;
            int mood = random.nextInt(3);
            for (Change change : changes) {
                if (mood == 0 || (mood == 2 && random.nextBoolean())) {
                    continue;
                }
                left.apply(mood == 2 && random.nextInt(3) == 0 ? torn(change, random) : change);
            }
            left.forced = left.bytes.clone();
            left.forcedLength = left.length;
            return left;
        }

        /** The same bytes, all of them forced. */
        Content copy() {
            var copy = new Content();
            copy.bytes = bytes.clone();
            copy.length = length;
            copy.forced = bytes.clone();
            copy.forcedLength = length;
            return copy;
        }

        private static Change torn(Change change, SplittableRandom random) {
            if (change.newLength >= 0 || change.bytes.length == 0) {
                return change;
            }
            int kept = random.nextInt(change.bytes.length);
            return new Change(change.position, Arrays.copyOf(change.bytes, kept), -1);
        }
    }

    /** The next change or force is refused, once. */
    void refuseNext() {
        refusals++;
    }

    /** From now on forcing does nothing and says that all is well. */
    void lie() {
        forcesLie = true;
    }

    /** How often something was forced. */
    long forces() {
        return forces;
    }

    /** The machine has lost its power: a seed says what is left of what was not forced. */
    void crash(long seed) {
        SplittableRandom random = Streams.of(seed, "disk");
        TreeMap<String, Content> names = random.nextBoolean() ? files : durableNames;
        var left = new TreeMap<String, Content>();
        names.forEach((name, content) -> left.put(name, content.survivor(random)));
        files.clear();
        files.putAll(left);
        durableNames = new TreeMap<>(left);
    }

    /** Another disk with the same files. */
    WorldDisk copy() {
        var copy = new WorldDisk();
        files.forEach((name, content) -> copy.files.put(name, content.copy()));
        copy.durableNames = new TreeMap<>(copy.files);
        return copy;
    }

    /** Whether some bytes have been forced to the disk. */
    boolean hasDurable(byte[] wanted) {
        for (Content content : durableNames.descendingMap().values()) {
            if (contains(content.forced, content.forcedLength, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Looks from the end, where new things are. */
    private static boolean contains(byte[] bytes, int length, byte[] wanted) {
        for (int i = length - wanted.length; i >= 0; i--) {
            if (bytes[i] == wanted[0]
                    && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /** The disk as a process uses it. */
    Disk of(Life life) {
        return new View(life);
    }

    private final class View implements Disk {

        private final Life life;

        View(Life life) {
            this.life = life;
        }

        private void change(Runnable whole, Runnable torn) throws IOException {
            if (refusals > 0) {
                refusals--;
                throw new IOException("the disk refuses");
            }
            life.effect(whole, torn);
        }

        @Override
        public List<String> names() {
            return List.copyOf(files.keySet());
        }

        @Override
        public boolean exists(String name) {
            return files.containsKey(name);
        }

        @Override
        public DiskFile create(String name) throws IOException {
            if (files.containsKey(name)) {
                throw new IOException(name + " is there already");
            }
            change(() -> files.put(name, new Content()), () -> {});
            return new File(name);
        }

        @Override
        public DiskFile open(String name) throws IOException {
            if (!files.containsKey(name)) {
                throw new FileNotFoundException(name);
            }
            return new File(name);
        }

        @Override
        public DiskFile openToRead(String name) throws IOException {
            return open(name);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            Content content = files.get(from);
            if (content == null || files.containsKey(to)) {
                throw new IOException("cannot rename " + from + " to " + to);
            }
            change(
                    () -> {
                        files.remove(from);
                        files.put(to, content);
                    },
                    () -> {});
        }

        @Override
        public void delete(String name) throws IOException {
            change(() -> files.remove(name), () -> {});
        }

        @Override
        public void forceNames() throws IOException {
            change(
                    () -> {
                        if (!forcesLie) {
                            durableNames = new TreeMap<>(files);
                        }
                    },
                    () -> {});
        }

        @Override
        public long freeBytes() {
            return FREE_BYTES;
        }

        @Override
        public String toString() {
            return "the disk of the world";
        }

        private final class File implements DiskFile {

            private final Content content;

            File(String name) throws IOException {
                Content there = files.get(name);
                if (there == null) {
                    throw new FileNotFoundException(name);
                }
                this.content = there;
            }

            @Override
            public long length() {
                return content.length;
            }

            @Override
            public int read(long position, byte[] target, int offset, int count) {
                if (position >= content.length) {
                    return -1;
                }
                int read = (int) Math.min(count, content.length - position);
                System.arraycopy(content.bytes, (int) position, target, offset, read);
                return read;
            }

            @Override
            public void write(long position, byte[] source, int offset, int count)
                    throws IOException {
                byte[] bytes = Arrays.copyOfRange(source, offset, offset + count);
                var whole = new Change((int) position, bytes, -1);
                var torn = new Change((int) position, Arrays.copyOf(bytes, count / 2), -1);
                change(() -> add(whole), () -> add(torn));
            }

            @Override
            public void truncate(long length) throws IOException {
                change(() -> add(new Change(0, new byte[0], (int) length)), () -> {});
            }

            private void add(Change change) {
                content.apply(change);
                content.changes.add(change);
            }

            @Override
            public void force() throws IOException {
                change(
                        () -> {
                            forces++;
                            if (!forcesLie) {
                                content.force();
                            }
                        },
                        () -> {});
            }

            @Override
            public void close() {}
        }
    }
}

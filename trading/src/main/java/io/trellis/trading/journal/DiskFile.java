package io.trellis.trading.journal;

import java.io.IOException;

/** An open file of a {@link Disk}. */
public interface DiskFile extends AutoCloseable {

    /** Its length in bytes. */
    long length() throws IOException;

    /**
     * Reads up to {@code count} bytes.
     *
     * @return how many were read, -1 at the end of the file
     */
    int read(long position, byte[] target, int offset, int count) throws IOException;

    /** Writes all of it; a file that ends before the position is filled with zeros up to there. */
    void write(long position, byte[] source, int offset, int count) throws IOException;

    /** Cuts off what is behind a length. */
    void truncate(long length) throws IOException;

    /** Makes durable what was written, and the length. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}

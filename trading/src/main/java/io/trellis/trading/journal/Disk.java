package io.trellis.trading.journal;

import java.io.IOException;
import java.util.List;

/**
 * A folder, as a journal uses it. What is not forced may be lost, in part and in any order, when
 * the power goes. Its text form names the folder, for messages.
 */
public interface Disk {

    /** The names of the files, sorted. */
    List<String> names() throws IOException;

    /** Whether there is a file of this name. */
    boolean exists(String name) throws IOException;

    /** Makes a file, which must not be there, and opens it. */
    DiskFile create(String name) throws IOException;

    /** Opens a file that is there, to be written too. */
    DiskFile open(String name) throws IOException;

    /** Opens a file that is there; it cannot be written. */
    DiskFile openToRead(String name) throws IOException;

    /** Gives a file another name, at once or not at all, and never that of another file. */
    void rename(String from, String to) throws IOException;

    /** Removes a file. */
    void delete(String name) throws IOException;

    /** Makes durable what was created, renamed and deleted. */
    void forceNames() throws IOException;

    /** How much more can be written. */
    long freeBytes() throws IOException;
}

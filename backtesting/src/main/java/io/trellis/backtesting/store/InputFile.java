package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Opening files that somebody named: what may be wrong with the name, in one sentence each. */
public final class InputFile {

    private InputFile() {}

    /**
     * Opens a file.
     *
     * @throws InvalidInputException if there is no file of this name to read
     */
    public static InputStream open(Path file) {
        requireFile(file);
        try {
            return Files.newInputStream(file);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(file + " may not be read by this user.", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Refuses a name that is none of a file.
     *
     * @throws InvalidInputException if there is no file of this name
     */
    public static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " is a directory; name a file.");
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException(file + " does not exist; name a file that does.");
        }
    }

    /** The one sentence about a file that cannot be read. */
    public static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException("cannot read " + file + ": " + reason(e) + ".", e);
    }

    /** What went wrong in a few words, without the file name that Java puts before it. */
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileAlreadyExistsException _, NotDirectoryException _ ->
                    "a file is in the way where a folder is needed";
            case FileSystemException named when named.getReason() != null -> named.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}

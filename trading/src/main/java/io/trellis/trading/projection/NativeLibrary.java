package io.trellis.trading.projection;

import io.trellis.trading.file.PrivateFile;

import java.nio.file.Path;

/**
 * Where SQLite's native code is unpacked: in a folder of ours that nobody else can write to, never
 * in the one that all users share, where somebody could lay another library in its place.
 */
final class NativeLibrary {

    static final String PLACE = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /**
     * To be called before SQLite is used for the first time; later calls change nothing.
     *
     * @param home a folder of ours
     * @param name of the folder in it, which is made
     */
    static synchronized void unpackIn(Path home, String name) {
        if (System.getProperty(PLACE) == null) {
            Path folder = home.resolve(name);
            PrivateFile.createFolder(folder);
            PrivateFile.requirePrivate(folder, home);
            System.setProperty(PLACE, folder.toAbsolutePath().toString());
        }
    }
}

package io.trellis.backtesting.store.archive;

/** Whose bar is taken where two files do not agree. */
public enum Preference {
    /** Nobody's: it is refused. */
    NONE,
    /** That of the file which begins earlier. */
    EARLIER,
    /** That of the file which begins later. */
    LATER
}

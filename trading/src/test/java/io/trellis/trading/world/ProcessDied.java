package io.trellis.trading.world;

/** The process ends here, in the middle of whatever it does: nothing of it runs any more. */
final class ProcessDied extends Error {

    private static final long serialVersionUID = 1;

    ProcessDied() {
        super("the process has died", null, false, false);
    }
}

package io.trellis.cli.terminal;

/**
 * While open: what is done when a person stops the program (Ctrl-C) or the system ends it. The
 * process then ends by itself, after Ctrl-C with exit code 130.
 */
public final class Interruption implements AutoCloseable {

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /**
     * Asks for something to be done before the end.
     *
     * @param last short; the process ends when it returns
     */
    public static Interruption before(Runnable last) {
        var hook = new Thread(last, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook is at work.
        }
    }
}

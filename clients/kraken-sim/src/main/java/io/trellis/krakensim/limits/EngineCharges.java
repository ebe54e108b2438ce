package io.trellis.krakensim.limits;

/** What a request costs the engine's counter, by the age of the order. */
public final class EngineCharges {

    private static final long[] AGES_SECONDS = {5, 10, 15, 45, 90, 300};
    private static final int[] AMEND = {3, 2, 1, 0, 0, 0};
    private static final int[] EDIT = {6, 5, 4, 2, 1, 0};
    private static final int[] CANCEL = {8, 6, 5, 4, 2, 1};

    private EngineCharges() {}

    /** A new order. */
    public static double add() {
        return 1;
    }

    /** New orders at once. */
    public static double batchAdd(int orders) {
        return orders / 2.0;
    }

    /** What every change of an order costs, whether it succeeds or not. */
    public static double change() {
        return 1;
    }

    /** What an amend costs besides. */
    public static double amend(long ageNanos) {
        return byAge(AMEND, ageNanos);
    }

    /** What an edit costs besides. */
    public static double edit(long ageNanos) {
        return byAge(EDIT, ageNanos);
    }

    /** A cancel. */
    public static double cancel(long ageNanos) {
        return byAge(CANCEL, ageNanos);
    }

    private static double byAge(int[] charges, long ageNanos) {
        for (int i = 0; i < charges.length; i++) {
            if (ageNanos < AGES_SECONDS[i] * 1_000_000_000L) {
                return charges[i];
            }
        }
        return 0;
    }
}

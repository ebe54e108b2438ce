package io.trellis.clients.kraken.book;

/** Decimal numbers as a whole number of units of their last decimal. */
final class Decimals {

    /** A long holds every number of so many digits. */
    static final int MOST = 18;

    private static final long[] POWERS = powers();

    private Decimals() {}

    private static long[] powers() {
        long[] powers = new long[MOST + 1];
        powers[0] = 1;
        for (int i = 1; i <= MOST; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /**
     * The same number with another count of decimals.
     *
     * @throws BookRefusedException if digits other than zeros would be lost, or it has too many
     */
    static long rescaled(long units, int scale, int decimals) {
        if (scale == decimals || units == 0) {
            return units;
        }
        return scale < decimals
                ? padded(units, decimals - scale)
                : shortened(units, scale - decimals, decimals);
    }

    private static long padded(long units, int zeros) {
        if (zeros > MOST || units > Long.MAX_VALUE / POWERS[zeros]) {
            throw new BookRefusedException("a number is too large");
        }
        return units * POWERS[zeros];
    }

    private static long shortened(long units, int digits, int decimals) {
        if (digits > MOST || units % POWERS[digits] != 0) {
            throw new BookRefusedException("a number has more than " + decimals + " decimals");
        }
        return units / POWERS[digits];
    }

    /** How many digits a number above 0 has. */
    static int digits(long units) {
        // The bits times log10(2) are the digits, or one less.
        int digits = ((Long.SIZE - Long.numberOfLeadingZeros(units)) * 1_233) >>> 12;
        if (digits <= MOST && units >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }

    /** Writes the digits of a number above 0 from a place on; gives how many they are. */
    static int write(long units, byte[] target, int from) {
        int digits = digits(units);
        long rest = units;
        for (int at = from + digits - 1; at >= from; at--) {
            long tenth = rest / 10;
            target[at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        return digits;
    }
}

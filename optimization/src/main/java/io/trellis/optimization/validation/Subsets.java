package io.trellis.optimization.validation;

/** The choices of some among a few, each as a set of bits: bit i is set where i is chosen. */
final class Subsets {

    private static final int MOST = 24;

    private Subsets() {}

    /**
     * All choices of {@code chosen} among {@code count}, in the order of a dictionary: 0 1, 0 2, …
     *
     * @param count 1 to 24
     * @param chosen 1 to {@code count}
     */
    static int[] of(int count, int chosen) {
        if (count < 1 || count > MOST || chosen < 1 || chosen > count) {
            throw new IllegalArgumentException(
                    "no choices of %d among %d; at most %d can be listed"
                            .formatted(chosen, count, MOST));
        }
        int[] sets = new int[number(count, chosen)];
        int[] members = new int[chosen];
        for (int i = 0; i < chosen; i++) {
            members[i] = i;
        }
        for (int set = 0; set < sets.length; set++) {
            sets[set] = bits(members);
            next(members, count);
        }
        return sets;
    }

    /** How many choices there are. */
    static int number(int count, int chosen) {
        long number = 1;
        for (int i = 1; i <= chosen; i++) {
            number = number * (count - chosen + i) / i;
        }
        return Math.toIntExact(number);
    }

    private static int bits(int[] members) {
        int bits = 0;
        for (int member : members) {
            bits |= 1 << member;
        }
        return bits;
    }

    /** After the last choice nothing changes. */
    private static void next(int[] members, int count) {
        int chosen = members.length;
        int place = chosen - 1;
        while (place >= 0 && members[place] == count - chosen + place) {
            place--;
        }
        if (place < 0) {
            return;
        }
        members[place]++;
        for (int i = place + 1; i < chosen; i++) {
            members[i] = members[i - 1] + 1;
        }
    }
}

package io.trellis.krakensim.network;

/** How much goes wrong in a world that is drawn from a seed. */
public enum Severity {
    /** A bad day: every kind now and then. */
    MILD(0.2, 2),
    /** Far worse than any day: half of the kinds, each up to dozens of times an hour. */
    HARSH(0.5, 40);

    private final double leastPerHour;
    private final double mostPerHour;

    Severity(double leastPerHour, double mostPerHour) {
        this.leastPerHour = leastPerHour;
        this.mostPerHour = mostPerHour;
    }

    double leastPerHour() {
        return leastPerHour;
    }

    double mostPerHour() {
        return mostPerHour;
    }
}

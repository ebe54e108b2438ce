package io.trellis.krakensim.rules;

/** How much an account may ask of the exchange. */
public enum Tier {
    STARTER("Starter", 15, 0.33, 60, 1, 60),
    INTERMEDIATE("Intermediate", 20, 0.5, 125, 2.34, 80),
    PRO("Pro", 20, 1, 180, 3.75, 225);

    private final String label;
    private final int restMaximum;
    private final double restDecayPerSecond;
    private final int engineThreshold;
    private final double engineDecayPerSecond;
    private final int openOrders;

    Tier(
            String label,
            int restMaximum,
            double restDecayPerSecond,
            int engineThreshold,
            double engineDecayPerSecond,
            int openOrders) {
        this.label = label;
        this.restMaximum = restMaximum;
        this.restDecayPerSecond = restDecayPerSecond;
        this.engineThreshold = engineThreshold;
        this.engineDecayPerSecond = engineDecayPerSecond;
        this.openOrders = openOrders;
    }

    /** Its name as the venue writes it. */
    public String label() {
        return label;
    }

    /** The most that the counter of REST calls of a key may hold. */
    public int restMaximum() {
        return restMaximum;
    }

    /** By how much that counter falls in a second. */
    public double restDecayPerSecond() {
        return restDecayPerSecond;
    }

    /** Where the counter of an account and a market refuses orders. */
    public int engineThreshold() {
        return engineThreshold;
    }

    /** By how much that counter falls in a second. */
    public double engineDecayPerSecond() {
        return engineDecayPerSecond;
    }

    /** How many orders an account may have open in a market. */
    public int openOrders() {
        return openOrders;
    }
}

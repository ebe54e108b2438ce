package io.trellis.clients.kraken.limits;

import java.math.BigDecimal;

/** How far an account has been verified, by which Kraken limits its calls. */
public enum Tier {
    STARTER("15", "0.33", "60", "1", 60),
    INTERMEDIATE("20", "0.5", "125", "2.34", 80),
    PRO("20", "1", "180", "3.75", 225);

    private final BigDecimal restMaximum;
    private final BigDecimal restDecayPerSecond;
    private final BigDecimal engineThreshold;
    private final BigDecimal engineDecayPerSecond;
    private final int openOrders;

    Tier(
            String restMaximum,
            String restDecayPerSecond,
            String engineThreshold,
            String engineDecayPerSecond,
            int openOrders) {
        this.restMaximum = new BigDecimal(restMaximum);
        this.restDecayPerSecond = new BigDecimal(restDecayPerSecond);
        this.engineThreshold = new BigDecimal(engineThreshold);
        this.engineDecayPerSecond = new BigDecimal(engineDecayPerSecond);
        this.openOrders = openOrders;
    }

    /** Points that private REST calls of a key may reach. */
    public BigDecimal restMaximum() {
        return restMaximum;
    }

    /** Points of them that are forgotten in a second. */
    public BigDecimal restDecayPerSecond() {
        return restDecayPerSecond;
    }

    /** Points of a market from which on the engine refuses. */
    public BigDecimal engineThreshold() {
        return engineThreshold;
    }

    /** Points of them that are forgotten in a second. */
    public BigDecimal engineDecayPerSecond() {
        return engineDecayPerSecond;
    }

    /** Orders of a market that may be open at a time. */
    public int openOrders() {
        return openOrders;
    }
}

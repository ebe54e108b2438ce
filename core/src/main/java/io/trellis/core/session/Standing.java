package io.trellis.core.session;

/** What the state of every strategy tells of its money, whatever else it remembers. */
public interface Standing {

    /** The profit so far. */
    Books books();

    /** What the inventory cost, fees included, in units of 10⁻⁸ quote. */
    long inventoryCost();

    /** Whether trading has ended for good. */
    boolean isHalted();
}

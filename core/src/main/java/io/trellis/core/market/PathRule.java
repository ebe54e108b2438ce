package io.trellis.core.market;

/** In which order the prices inside a bar are visited (grid-semantics section 4). */
public enum PathRule {
    /** The extreme nearer to the open first, in ticks; on a tie the low. */
    NEAREST,
    LOW_FIRST,
    HIGH_FIRST;

    /** Whether the low of a bar comes before its high. */
    public boolean visitsLowFirst(long openTicks, long highTicks, long lowTicks) {
        return switch (this) {
            case NEAREST -> openTicks - lowTicks <= highTicks - openTicks;
            case LOW_FIRST -> true;
            case HIGH_FIRST -> false;
        };
    }
}

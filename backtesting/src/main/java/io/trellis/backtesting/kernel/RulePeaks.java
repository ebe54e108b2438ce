package io.trellis.backtesting.kernel;

/** The highest equities that the risk rules measure a fall from, in units of 10⁻⁸ quote. */
final class RulePeaks {

    private long day;
    private long run;

    RulePeaks(long capital) {
        day = capital;
        run = capital;
    }

    /** Of the UTC day, the last recorded one of the day before included. */
    long day() {
        return day;
    }

    /** Of the whole run, the capital included. */
    long run() {
        return run;
    }

    void see(long equity) {
        day = Math.max(day, equity);
        run = Math.max(run, equity);
    }

    void endDay(long recorded) {
        day = recorded;
    }
}

package io.trellis.backtesting.certificate;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.FindingKind;
import io.trellis.backtesting.store.Gap;
import io.trellis.backtesting.store.Gaps;
import io.trellis.backtesting.store.PlausibleTimes;
import io.trellis.backtesting.store.SuspectBars;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Looks through bars; a pure function of them and the settings. Nothing is repaired. */
public final class CertificateScan {

    private static final int BLOCK_ROWS = 1 << 16;

    private static final double LARGE_MOVE = 0.2;
    private static final double SPIKE_MOVE = 0.05;

    /** Less than this share of the move is left after the next bar. */
    private static final double SPIKE_REST = 0.2;

    /** A change smaller than this is no move of 5 % in logarithms either. */
    private static final double SMALL_CHANGE = 0.04;

    private final BarColumns bars;
    private final CertificateSettings settings;
    private final long timeframeMillis;
    private final BitSet suspects;
    private final List<Finding> findings = new ArrayList<>();

    private CertificateScan(BarColumns bars, CertificateSettings settings) {
        this.bars = bars;
        this.settings = settings;
        this.timeframeMillis = bars.series().timeframe().millis();
        this.suspects = new BitSet(bars.rows());
    }

    /** The certificate of a whole series. */
    public static Certificate of(BarColumns bars, CertificateSettings settings) {
        return new CertificateScan(bars, settings).certificate();
    }

    /** The suspect bars of a whole series, those of its certificate, without the rest of it. */
    public static SuspectBars suspects(BarColumns bars, CertificateSettings settings) {
        var scan = new CertificateScan(bars, settings);
        BitSet suspects = scan.implausibleTimes();
        suspects.or(scan.outliers());
        settings.tick().ifPresent(tick -> suspects.or(scan.off(tick)));
        return SuspectBars.of(bars, suspects);
    }

    private Certificate certificate() {
        addTimes();
        addPrices();
        Optional<BigDecimal> tick = addOffTick();
        int widest = widest();
        return new Certificate(
                settings,
                tick,
                findings,
                highLowRatio(widest),
                bars.timeMillis()[widest],
                suspects.cardinality(),
                Optional.of(SuspectBars.of(bars, suspects)));
    }

    // ---- findings, in the order of FindingKind

    private void addTimes() {
        Gaps gaps = Gaps.of(bars);
        List<Long> before =
                gaps.listed().stream().limit(Finding.EXAMPLES).map(Gap::lastBeforeMillis).toList();
        String missing = gaps.count() == 0 ? "" : "%,d bars missing".formatted(gaps.missing());
        findings.add(new Finding(FindingKind.GAPS, gaps.count(), false, before, missing));
        // A reader refuses these two, so that no stored series has them.
        findings.add(new Finding(FindingKind.DUPLICATES, 0, true, List.of(), ""));
        findings.add(new Finding(FindingKind.PRICE_ORDER, 0, true, List.of(), ""));
        long[] time = bars.timeMillis();
        BitSet implausible = implausibleTimes();
        String unit =
                implausible.isEmpty()
                        ? ""
                        : time[implausible.nextSetBit(0)]
                                + PlausibleTimes.looksLike(time[implausible.nextSetBit(0)]);
        add(FindingKind.TIME_UNIT, true, implausible, unit);
        findings.add(Spacing.of(bars));
        add(FindingKind.MISALIGNED, false, bars(i -> time[i] % timeframeMillis != 0), "");
        add(FindingKind.CLOSE_STAMPS, false, bars(this::isStampedWithItsClose), "");
    }

    /** A millisecond or a second before the next bar would begin, as some venues name a bar. */
    private boolean isStampedWithItsClose(int bar) {
        long left = timeframeMillis - Math.floorMod(bars.timeMillis()[bar], timeframeMillis);
        return left < timeframeMillis && (left == 1 || left == 1_000);
    }

    private void addPrices() {
        double[] volume = bars.volume();
        add(FindingKind.ZERO_VOLUME, false, bars(i -> volume[i] == 0), "");
        add(FindingKind.FLAT, false, bars(this::isFlat), "");
        add(FindingKind.FROZEN, false, frozen(), "");
        add(FindingKind.LARGE_MOVES, false, bars(i -> move(i) > LARGE_MOVE), "");
        add(FindingKind.SPIKES, false, bars(this::isSpike), "");
        add(FindingKind.OUTLIERS, true, outliers(), "");
    }

    private Optional<BigDecimal> addOffTick() {
        Optional<BigDecimal> tick = settings.tick().or(new TickScan(bars)::inferred);
        // An inferred tick is a guess: a venue changes its step, and both are right in their time.
        boolean known = settings.tick().isPresent();
        BitSet off = tick.map(this::off).orElseGet(BitSet::new);
        String how = known ? "" : tick.isPresent() ? "inferred from the prices" : "none fits";
        add(FindingKind.OFF_TICK, known, off, how);
        return tick;
    }

    private void add(FindingKind kind, boolean suspect, BitSet which, String note) {
        List<Long> first =
                which.stream().limit(Finding.EXAMPLES).mapToObj(i -> bars.timeMillis()[i]).toList();
        findings.add(new Finding(kind, which.cardinality(), suspect, first, note));
        if (suspect) {
            suspects.or(which);
        }
    }

    /** The bars that are so; a long series on all processors. */
    private BitSet bars(IntPredicate which) {
        int rows = bars.rows();
        int[] found =
                IntStream.range(0, Math.ceilDiv(rows, BLOCK_ROWS))
                        .parallel()
                        .flatMap(block ->
                                IntStream.range(
                                                block * BLOCK_ROWS,
                                                Math.min(rows, (block + 1) * BLOCK_ROWS))
                                        .filter(which))
                        .toArray();
        var bits = new BitSet(rows);
        for (int i : found) {
            bits.set(i);
        }
        return bits;
    }

    // ---- what a bar is

    private BitSet implausibleTimes() {
        return bars(i -> !PlausibleTimes.contains(bars.timeMillis()[i]));
    }

    private BitSet outliers() {
        return new OutlierScan(bars, settings).outliers();
    }

    private BitSet off(BigDecimal tick) {
        return bars(new TickScan(bars).isOff(tick));
    }

    private boolean isFlat(int bar) {
        return bars.high()[bar] == bars.low()[bar];
    }

    private BitSet frozen() {
        long[] time = bars.timeMillis();
        var frozen = new BitSet(bars.rows());
        for (int i = 1; i < time.length; i++) {
            if (time[i] - time[i - 1] >= 2 * timeframeMillis) {
                for (int j = i - 1; j >= 0 && isFlat(j) && bars.volume()[j] == 0; j--) {
                    frozen.set(j);
                }
            }
        }
        return frozen;
    }

    /** From the close before, in logarithms; 0 for a small one, since logarithms are dear. */
    private double move(int bar) {
        if (bar == 0) {
            return 0;
        }
        double ratio = bars.close()[bar] / bars.close()[bar - 1];
        return Math.abs(ratio - 1) < SMALL_CHANGE ? 0 : Math.abs(StrictMath.log(ratio));
    }

    private boolean isSpike(int bar) {
        double move = move(bar);
        if (move <= SPIKE_MOVE || bar == bars.rows() - 1) {
            return false;
        }
        double left = StrictMath.log(bars.close()[bar + 1] / bars.close()[bar - 1]);
        return Math.abs(left) < SPIKE_REST * move;
    }

    private double highLowRatio(int bar) {
        return bars.high()[bar] / bars.low()[bar];
    }

    private int widest() {
        int widest = 0;
        for (int i = 1; i < bars.rows(); i++) {
            widest = highLowRatio(i) > highLowRatio(widest) ? i : widest;
        }
        return widest;
    }
}

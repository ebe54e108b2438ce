package io.trellis.backtesting.certificate;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.FindingKind;
import io.trellis.core.market.Timeframe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How far apart bars usually are, where they hardly ever are one timeframe apart. */
final class Spacing {

    private static final int MILLIS_PER_SECOND = 1_000;

    /** In a thin market few bars follow one another at once, but more than one in so many. */
    private static final int ONE_IN = 100;

    private Spacing() {}

    static Finding of(BarColumns bars) {
        long[] time = bars.timeMillis();
        Timeframe timeframe = bars.series().timeframe();
        long[] distances = new long[time.length - 1];
        Arrays.setAll(distances, i -> time[i + 1] - time[i]);
        long usual = usual(distances, timeframe.millis());
        if (usual == timeframe.millis()) {
            return new Finding(FindingKind.SPACING, 0, false, List.of(), "");
        }
        int[] off =
                IntStream.range(0, distances.length)
                        .filter(i -> distances[i] != timeframe.millis())
                        .toArray();
        List<Long> first =
                IntStream.of(off).limit(Finding.EXAMPLES).mapToObj(i -> time[i + 1]).toList();
        String note =
                "usually %,d s apart, a bar lasts %s"
                        .formatted(usual / MILLIS_PER_SECOND, timeframe);
        return new Finding(FindingKind.SPACING, off.length, false, first, note);
    }

    /** The timeframe, or the distance that is there most often. */
    private static long usual(long[] distances, long timeframeMillis) {
        long own = Arrays.stream(distances).filter(each -> each == timeframeMillis).count();
        if (ONE_IN * own >= distances.length) {
            return timeframeMillis;
        }
        long[] sorted = distances.clone();
        Arrays.sort(sorted);
        long usual = timeframeMillis;
        long most = own;
        int from = 0;
        while (from < sorted.length) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            long times = (long) to - from;
            if (times > most) {
                most = times;
                usual = sorted[from];
            }
            from = to;
        }
        return usual;
    }
}

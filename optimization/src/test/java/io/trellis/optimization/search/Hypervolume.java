package io.trellis.optimization.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How much of the space between a front and a corner behind it the front dominates. */
final class Hypervolume {

    private Hypervolume() {}

    /**
     * The volume.
     *
     * @param points each of as many numbers, smaller being better
     * @param corner what is still better in every number counts; the same for all numbers
     */
    static double of(List<double[]> points, double corner) {
        List<double[]> inside =
                points.stream()
                        .filter(point -> Arrays.stream(point).allMatch(x -> x < corner))
                        .toList();
        return inside.isEmpty() ? 0 : sliced(inside, inside.getFirst().length, corner);
    }

    /** Slices along the last number; in each slice lie the points that are below it. */
    private static double sliced(List<double[]> points, int numbers, double corner) {
        int last = numbers - 1;
        List<double[]> rising = new ArrayList<>(points);
        rising.sort(Comparator.comparingDouble(point -> point[last]));
        if (numbers == 1) {
            return corner - rising.getFirst()[0];
        }
        if (numbers == 2) {
            return area(rising, corner);
        }
        double volume = 0;
        for (int i = 0; i < rising.size(); i++) {
            double top = i + 1 < rising.size() ? rising.get(i + 1)[last] : corner;
            double height = top - rising.get(i)[last];
            if (height > 0) {
                volume += height * sliced(rising.subList(0, i + 1), last, corner);
            }
        }
        return volume;
    }

    /** Strips of the points in rising order of their second number. */
    private static double area(List<double[]> rising, double corner) {
        double area = 0;
        double left = corner;
        for (double[] point : rising) {
            if (point[0] < left) {
                area += (left - point[0]) * (corner - point[1]);
                left = point[0];
            }
        }
        return area;
    }

    /** That of the front of a search. */
    static double of(SearchResult result, double corner) {
        return of(
                result.front().stream()
                        .map(each -> each.fitness().scores())
                        .map(scores -> scores.stream().mapToDouble(score -> -score).toArray())
                        .toList(),
                corner);
    }
}

package io.trellis.cli.backtest;

import io.trellis.backtesting.report.html.HeatMap;
import io.trellis.backtesting.report.html.HeatMap.Cells;
import io.trellis.backtesting.report.html.HeatMap.FigureName;
import io.trellis.cli.backtest.SweepAxes.Parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The figures of a sweep over every pair of its parameters. */
final class SweepMaps {

    private final SweepFigures figures;
    private final List<Parameter> parameters;

    /**
     * Maps that are not made yet.
     *
     * @param parameters two or more
     */
    SweepMaps(SweepFigures figures, List<Parameter> parameters) {
        this.figures = figures;
        this.parameters = parameters;
    }

    /** What a cell tells of the runs that share it. */
    private enum Choice {
        MEDIAN("the median"),
        BEST("the best"),
        WORST("the worst");

        private final String words;

        Choice(String words) {
            this.words = words;
        }

        double of(double[] rising, boolean more) {
            return switch (this) {
                case MEDIAN -> rising[(rising.length - 1) / 2];
                case BEST -> more ? rising[rising.length - 1] : rising[0];
                case WORST -> more ? rising[0] : rising[rising.length - 1];
            };
        }
    }

    HeatMap map(int bestRun) {
        var maps = new ArrayList<Cells>();
        boolean alone = true;
        for (int across = 0; across < parameters.size(); across++) {
            for (int down = across + 1; down < parameters.size(); down++) {
                List<int[]> runs = runs(across, down);
                alone &= runs.stream().allMatch(cell -> cell.length <= 1);
                addMaps(across, down, runs, maps);
            }
        }
        List<Choice> choices = alone ? List.of(Choice.MEDIAN) : List.of(Choice.values());
        return new HeatMap(
                caption(alone),
                parameters.stream().map(each -> each.axis(bestRun)).toList(),
                figures.kept().stream()
                        .map(each ->
                                new FigureName(
                                        each.name(), each.more(), each.decimals(), each.unit()))
                        .toList(),
                choices.stream().map(choice -> choice.words).toList(),
                maps.stream().filter(each -> each.choice() < choices.size()).toList());
    }

    private static String caption(boolean alone) {
        return alone
                ? "Each cell is one run."
                : "Each cell holds all runs with these two values, whatever the others: where the"
                        + " best is good and the median is not, the others decide.";
    }

    /** The runs of each cell, row by row. */
    private List<int[]> runs(int across, int down) {
        int width = parameters.get(across).labels().size();
        int[] columns = parameters.get(across).places();
        int[] rows = parameters.get(down).places();
        int[] counts = new int[width * parameters.get(down).labels().size()];
        for (int run = 0; run < figures.runs(); run++) {
            counts[rows[run] * width + columns[run]]++;
        }
        var cells = new ArrayList<int[]>();
        for (int count : counts) {
            cells.add(new int[count]);
        }
        for (int run = 0; run < figures.runs(); run++) {
            int cell = rows[run] * width + columns[run];
            cells.get(cell)[--counts[cell]] = run;
        }
        return cells;
    }

    private void addMaps(int across, int down, List<int[]> runs, List<Cells> maps) {
        boolean[] refused = new boolean[runs.size()];
        for (int cell = 0; cell < refused.length; cell++) {
            int[] here = runs.get(cell);
            refused[cell] = here.length > 0 && Arrays.stream(here).allMatch(figures::isRefused);
        }
        for (int figure = 0; figure < figures.kept().size(); figure++) {
            int choices = Choice.values().length;
            double[][] values = new double[choices][runs.size()];
            for (int cell = 0; cell < runs.size(); cell++) {
                fill(figure, runs.get(cell), cell, values);
            }
            for (int choice = 0; choice < choices; choice++) {
                maps.add(new Cells(across, down, figure, choice, values[choice], refused));
            }
        }
    }

    private void fill(int figure, int[] runs, int cell, double[][] values) {
        double[] rising =
                Arrays.stream(runs)
                        .mapToDouble(run -> figures.value(figure, run))
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        boolean more = figures.kept().get(figure).more();
        Choice[] choices = Choice.values();
        for (int choice = 0; choice < choices.length; choice++) {
            values[choice][cell] =
                    rising.length == 0 ? Double.NaN : choices[choice].of(rising, more);
        }
    }
}

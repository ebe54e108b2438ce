package io.trellis.benchmarks;

import static io.trellis.benchmarks.KernelCase.done;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelTotals;
import io.trellis.backtesting.store.ParquetTableWriter;
import io.trellis.backtesting.store.ParquetTableWriter.Column;
import io.trellis.backtesting.store.ParquetTableWriter.Kind;
import io.trellis.core.account.Money;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.search.Workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What takes seconds: very many sets, streamed, and very many prints. */
final class ManySetsRows {

    private static final int THREADS = 2;
    private static final int CHUNK = 4_096;
    private static final int MILLION = 1_000_000;
    private static final int CHECKED_SETS = 8;

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("set", Kind.WHOLE),
                    new Column("gridBuys", Kind.WHOLE),
                    new Column("gridSells", Kind.WHOLE),
                    new Column("finalEquity", Kind.NUMBER),
                    new Column("roundTripProfit", Kind.NUMBER),
                    new Column("unrealized", Kind.NUMBER),
                    new Column("fees", Kind.NUMBER),
                    new Column("pathDrawdown", Kind.NUMBER));

    private final Workload workload;
    private final Sizes sizes;
    private final Path folder;

    ManySetsRows(Workload workload, Sizes sizes, Path folder) {
        this.workload = workload;
        this.sizes = sizes;
        this.folder = folder;
    }

    List<Row> rows() {
        return List.of(
                new Row(
                        "1,000,000 sets x 1 year, totals and path drawdown, to Parquet, 2 threads",
                        "s",
                        Goal.atMost(40, 20),
                        this::million),
                new Row(
                        "10,000,000 prints x 10,000 sets, preprocessing included, 2 threads",
                        "s",
                        Goal.atMost(2.5, 1),
                        this::prints));
    }

    private Figure million() {
        GridKernel warm = workload.kernel();
        Optional<String> wrong =
                new Equality(workload.bars(), warm, true)
                        .difference(workload.plans(RuleSet.NONE, CHECKED_SETS), 1);
        if (wrong.isPresent()) {
            return new Figure.Failed("NOT EQUAL: " + wrong.get());
        }
        Streamed streamed = stream();
        return new Figure.Measured(
                streamed.forSets(MILLION),
                "%s; zigzags built anew, heap of at most %,d MB; %d sets checked against dense"
                        .formatted(
                                sizes.manySets() == MILLION
                                        ? "measured whole"
                                        : "SCALED from %,d sets in %.2f s"
                                                .formatted(streamed.sets, streamed.seconds),
                                Runtime.getRuntime().maxMemory() >> 20,
                                CHECKED_SETS));
    }

    /**
     * A streamed sweep.
     *
     * @param begun seconds until its first chunk was written, all preparation in them
     * @param seconds in all
     */
    private record Streamed(int sets, double begun, double seconds) {

        /** The seconds for so many sets: the first chunk as it was, the rest at their rate. */
        double forSets(int wanted) {
            int rest = sets - CHUNK;
            return rest <= 0
                    ? seconds / sets * wanted
                    : begun + (seconds - begun) / rest * (wanted - CHUNK);
        }
    }

    private Streamed stream() {
        long start = System.nanoTime();
        double begun = 0;
        GridKernel kernel = new GridKernel(workload.bars());
        Path file = folder.resolve("million.parquet");
        try (var workers = new Workers(THREADS)) {
            Files.createDirectories(folder);
            try (var table = new ParquetTableWriter(file, "totals", COLUMNS, Map.of())) {
                for (int first = 0; first < sizes.manySets(); first += CHUNK) {
                    table.write(chunk(kernel, workers, first));
                    begun = first == 0 ? secondsSince(start) : begun;
                }
            }
            Files.delete(file);
            return new Streamed(sizes.manySets(), begun, secondsSince(start));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private Chunk chunk(GridKernel kernel, Workers workers, int first) {
        var totals = new KernelTotals[Math.min(CHUNK, sizes.manySets() - first)];
        workers.forEach(
                totals.length,
                i -> totals[i] = done(kernel.totals(workload.plan(RuleSet.NONE, first + i))));
        return new Chunk(first, List.of(totals));
    }

    private record Chunk(int first, List<KernelTotals> totals) implements ParquetTableWriter.Rows {

        @Override
        public int count() {
            return totals.size();
        }

        @Override
        public long whole(int column, int row) {
            var books = totals.get(row).books();
            return switch (column) {
                case 0 -> first + row;
                case 1 -> books.gridBuys();
                default -> books.gridSells();
            };
        }

        @Override
        public OptionalDouble number(int column, int row) {
            KernelTotals of = totals.get(row);
            return OptionalDouble.of(
                    switch (COLUMNS.get(column).name()) {
                        case "finalEquity" -> quote(of.finalEquity());
                        case "roundTripProfit" -> quote(of.books().roundTripProfit());
                        case "unrealized" -> quote(of.unrealized());
                        case "fees" -> quote(of.account().fees());
                        default -> of.pathDrawdown();
                    });
        }

        private static double quote(long units) {
            return Money.decimal(units).doubleValue();
        }

        @Override
        public Optional<String> text(int column, int row) {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> flag(int column, int row) {
            return Optional.empty();
        }
    }

    private Figure prints() {
        int[] prices = Series.prints(sizes.prints());
        long[] times = Series.printTimes(sizes.prints());
        List<GridPlan> plans =
                IntStream.range(0, sizes.printSets())
                        .mapToObj(i -> Workload.grid(Workload.Grids.WIDE, prices[0], i))
                        .map(grid -> Workload.plan(RuleSet.NONE, grid, prices[0]))
                        .toList();
        Optional<String> wrong =
                new Equality(new Bars(0), GridKernel.ofPrints(times, prices), true)
                        .difference(plans.subList(0, Math.min(CHECKED_SETS, plans.size())), 0);
        if (wrong.isPresent()) {
            return new Figure.Failed("NOT EQUAL: " + wrong.get());
        }
        double seconds = sizes.timing().secondsOfLong(() -> sweep(times, prices, plans));
        return new Figure.Measured(
                seconds,
                "%,d prints of a year, %,d sets, totals; %d sets checked against dense"
                        .formatted(prices.length, plans.size(), CHECKED_SETS));
    }

    private static void sweep(long[] times, int[] prices, List<GridPlan> plans) {
        GridKernel kernel = GridKernel.ofPrints(times, prices);
        try (var workers = new Workers(THREADS)) {
            workers.forEach(plans.size(), i -> done(kernel.totals(plans.get(i))));
        }
    }
}

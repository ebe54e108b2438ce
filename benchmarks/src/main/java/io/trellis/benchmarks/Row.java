package io.trellis.benchmarks;

import java.util.function.Supplier;

/**
 * A row of the table.
 *
 * @param name what is measured, for people and for {@code --only}
 * @param unit of the value
 * @param measurement takes its time
 */
record Row(String name, String unit, Goal goal, Supplier<Figure> measurement) {}
